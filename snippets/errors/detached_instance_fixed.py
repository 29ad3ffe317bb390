"""Hand over the primary key; the job reads the row in a new session

rule: exact
"""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import NullPool, orm

app = Flask("shop")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
db = SQLAlchemy(app, engine_options={"poolclass": NullPool})
pool = ThreadPoolExecutor(1, "packing")
answer_left = Event()


class Order(db.Model):
    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    sku: orm.Mapped[str]


def pack(order_id: int) -> str:
    assert answer_left.wait(timeout=10)
    with app.app_context():
        return f"packed {db.session.get_one(Order, order_id).sku}"


@app.post("/orders")
def take_order() -> str:
    order = Order(sku="mug-01")
    db.session.add(order)
    db.session.commit()
    app.extensions["job"] = pool.submit(pack, order.id)
    return "ordered"


def main() -> None:
    with app.app_context():
        db.create_all()
    print(app.test_client().post("/orders").text)
    answer_left.set()
    try:
        print(app.extensions["job"].result(timeout=10))
    except orm.exc.DetachedInstanceError as error:
        text = re.sub("0x[0-9a-f]+", "0x…", error.args[0])
        print(f"{orm.exc.__name__}.{type(error).__name__}: {text}")


if __name__ == "__main__":
    main()
