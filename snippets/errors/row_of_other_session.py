"""A row of one session cannot be added to another one

rule: exact
"""

import re

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import NullPool, exc, orm

app = Flask("shop")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
db = SQLAlchemy(app, engine_options={"poolclass": NullPool})


class Order(db.Model):
    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    state: orm.Mapped[str] = orm.mapped_column(default="new")


def pack(order: Order) -> None:
    with app.app_context():  # and a session of its own
        try:
            db.session.add(order)
        except exc.InvalidRequestError as error:
            print(re.sub(r" at \w+", "", str(error)))
        own = db.session.get_one(Order, order.id)
        own.state = "packed"
        db.session.commit()


def main() -> None:
    with app.app_context():
        db.drop_all()
        db.create_all()
        order = Order()
        db.session.add(order)
        db.session.commit()
        pack(order)
        db.session.refresh(order)
        print(f"order {order.id}: {order.state}")


if __name__ == "__main__":
    main()
