"""End the transaction before you look again

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import NullPool, orm

app = Flask("shop")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
db = SQLAlchemy(app, engine_options={"poolclass": NullPool})
looked, cancelled = Event(), Event()


class Order(db.Model):
    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    state: orm.Mapped[str]


def pack(order_id: int) -> str:
    with app.app_context():
        order = db.session.get_one(Order, order_id)
        print(f"job: {order.state}")
        looked.set()
        assert cancelled.wait(timeout=10)
        db.session.rollback()
        return db.session.get_one(Order, order_id).state


def main() -> None:
    with app.app_context():
        db.drop_all()
        db.create_all()
        order = Order(state="new")
        db.session.add(order)
        db.session.commit()
        with ThreadPoolExecutor(1, "packing") as pool:
            job = pool.submit(pack, order.id)
            assert looked.wait(timeout=10)
            order.state = "cancelled"
            db.session.commit()
            cancelled.set()
            print(f"job: {job.result(timeout=10)}")


if __name__ == "__main__":
    main()
