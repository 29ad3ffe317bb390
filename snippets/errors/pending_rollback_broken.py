"""One context, and so one session, for all rounds of a job

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import NullPool, exc, orm

app = Flask("shop")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
db = SQLAlchemy(app, engine_options={"poolclass": NullPool})


class Booking(db.Model):
    sku: orm.Mapped[str] = orm.mapped_column(primary_key=True)


def book(sku: str) -> str:
    db.session.add(Booking(sku=sku))
    db.session.commit()
    return "booked"


def book_all(skus: list[str]) -> None:
    with app.app_context():
        for sku in skus:
            try:
                print(f"{sku}: {book(sku)}")
            except exc.SQLAlchemyError as error:
                kind = type(error).__name__
                said = str(error).split(" Original")[0].split("\n")[0]
                print(f"{sku}: sqlalchemy.exc.{kind}: {said}")


def main() -> None:
    with app.app_context():
        db.drop_all()
        db.create_all()
    with ThreadPoolExecutor(1, "nightly") as pool:
        job = pool.submit(book_all, ["tea", "tea", "mug", "cup"])
        job.result(timeout=10)


if __name__ == "__main__":
    main()
