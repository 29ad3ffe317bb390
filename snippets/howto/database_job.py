"""A job beside the request, with a database session of its own

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import NullPool, orm

app = Flask("shop")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
db = SQLAlchemy(app, engine_options={"poolclass": NullPool})
pool = ThreadPoolExecutor(2, "packing")


class Order(db.Model):
    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    state: orm.Mapped[str] = orm.mapped_column(default="new")


def pack(order_id: int) -> None:
    with app.app_context():
        order = db.session.get_one(Order, order_id)
        order.state = "packed"
        db.session.commit()


@app.post("/orders")
def take_order() -> dict[str, int]:
    order = Order()
    db.session.add(order)
    db.session.commit()
    job = pool.submit(Context().run, pack, order.id)
    app.extensions["job"] = job
    return {"id": order.id}


def main() -> None:
    with app.app_context():
        db.drop_all()
        db.create_all()
    print(f"answer: {app.test_client().post('/orders').json}")
    app.extensions["job"].result(timeout=10)
    with app.app_context():
        print(f"later: {db.session.get_one(Order, 1).state}")


if __name__ == "__main__":
    main()
