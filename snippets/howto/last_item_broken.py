"""Look whether there is one, then take it: sold twice

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
both_are_here = Barrier(2)


class Item(db.Model):
    sku: orm.Mapped[str] = orm.mapped_column(primary_key=True)
    quantity: orm.Mapped[int]


@app.post("/buy/<sku>")
def buy(sku: str) -> str:
    item = db.session.get_one(Item, sku)
    assert both_are_here.wait(timeout=10) < 2
    if taken := item.quantity >= 1:
        item.quantity -= 1
    db.session.commit()
    return "sold" if taken else "sold out"


def visit(path: str) -> str:
    return app.test_client().post(path).text


def main() -> None:
    with app.app_context():
        db.drop_all()
        db.create_all()
        db.session.add(Item(sku="mug-01", quantity=1))
        db.session.commit()
    with ThreadPoolExecutor(2, "visitor") as visitors:
        answers = visitors.map(visit, ["/buy/mug-01"] * 2)
        print(f"answers: {sorted(answers)}")
    with app.app_context():
        left = db.session.get_one(Item, "mug-01").quantity
        print(f"of 1 mug, left: {left}")


if __name__ == "__main__":
    main()
