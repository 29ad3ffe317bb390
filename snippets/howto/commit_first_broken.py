"""The job looks for a row that is not committed yet

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor, wait

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import NullPool, orm

app = Flask("shop")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
db = SQLAlchemy(app, engine_options={"poolclass": NullPool})
pool = ThreadPoolExecutor(1, "packing")


class Order(db.Model):
    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)


def pack(order_id: int) -> str:
    with app.app_context():
        order = db.session.get(Order, order_id)
    return "found it" if order else "found nothing"


@app.post("/orders")
def take_order() -> str:
    order = Order()
    db.session.add(order)
    db.session.flush()  # it has its number now
    job = pool.submit(pack, order.id)
    wait([job], timeout=10)  # the job is faster than the view
    db.session.commit()
    return f"order {order.id}: the job {job.result(timeout=10)}"


def main() -> None:
    with app.app_context():
        db.drop_all()
        db.create_all()
    print(app.test_client().post("/orders").text)


if __name__ == "__main__":
    main()
