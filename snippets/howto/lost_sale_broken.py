"""Two sessions read a quantity, and both write one less

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import NullPool, orm

app = Flask("shop")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
db = SQLAlchemy(app, engine_options={"poolclass": NullPool})
both_have_read = Barrier(2)


class Item(db.Model):
    sku: orm.Mapped[str] = orm.mapped_column(primary_key=True)
    quantity: orm.Mapped[int]


def sell(sku: str) -> None:
    with app.app_context():
        item = db.session.get_one(Item, sku)
        assert both_have_read.wait(timeout=10) < 2
        item.quantity = item.quantity - 1
        db.session.commit()


def main() -> None:
    with app.app_context():
        db.drop_all()
        db.create_all()
        db.session.add(Item(sku="mug-01", quantity=12))
        db.session.commit()
    with ThreadPoolExecutor(2, "till") as pool:
        list(pool.map(sell, ["mug-01"] * 2))
    with app.app_context():
        item = db.session.get_one(Item, "mug-01")
        print(f"2 sold of 12, left: {item.quantity}")


if __name__ == "__main__":
    main()
