"""A context within the request: its session ends before the view

rule: exact
"""

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Mapped, exc, mapped_column

app = Flask("shop")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
db = SQLAlchemy(app)


class Order(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str]


def save(sku: str) -> Order:
    order = Order(sku=sku)
    with app.app_context():
        db.session.add(order)
        db.session.commit()
    return order


@app.post("/orders/<sku>")
def take_order(sku: str) -> str:
    try:
        return f"ordered {save(sku).sku}"
    except exc.DetachedInstanceError as error:
        return type(error).__name__


def main() -> None:
    with app.app_context():
        db.drop_all()
        db.create_all()
    print(app.test_client().post("/orders/mug-01").text)
    with app.app_context():
        print(f"orders: {db.session.query(Order).count()}")
        db.session.close()
        db.engine.dispose()


if __name__ == "__main__":
    main()
