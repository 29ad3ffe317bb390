"""A version column: who comes second is told, and tries again

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import ClassVar

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
    version: orm.Mapped[int] = orm.mapped_column()
    __mapper_args__: ClassVar = {"version_id_col": version}


def try_to_sell(sku: str, attempt: int) -> None:
    with app.app_context():
        item = db.session.get_one(Item, sku)
        if attempt == 1:
            assert both_have_read.wait(timeout=10) < 2
        item.quantity -= 1
        db.session.commit()


def sell(sku: str) -> str:
    try:
        try_to_sell(sku, 1)
    except orm.exc.StaleDataError as error:
        try_to_sell(sku, 2)
        return f"{type(error).__name__}, sold at the second try"
    return "sold"


def main() -> None:
    with app.app_context():
        db.drop_all()
        db.create_all()
        db.session.add(Item(sku="mug-01", quantity=12))
        db.session.commit()
    with ThreadPoolExecutor(2, "till") as pool:
        for outcome in sorted(pool.map(sell, ["mug-01"] * 2)):
            print(outcome)
    with app.app_context():
        item = db.session.get_one(Item, "mug-01")
        print(f"left: {item.quantity}")


if __name__ == "__main__":
    main()
