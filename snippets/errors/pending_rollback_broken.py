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


def told(error: exc.SQLAlchemyError) -> str:
    text = str(error).split(" Original")[0].split("\n")[0]
    return f"sqlalchemy.exc.{type(error).__name__}: {text}"


def book_all(skus: list[str]) -> dict[int, str]:
    done: dict[int, str] = {}
    with app.app_context():
        for number, sku in enumerate(skus, 1):
            try:
                done[number] = f"{sku} {book(sku)}"
            except exc.SQLAlchemyError as error:
                done[number] = told(error)
    return done


def main() -> None:
    with app.app_context():
        db.drop_all()
        db.create_all()
    with ThreadPoolExecutor(1, "nightly") as pool:
        job = pool.submit(book_all, ["tea", "tea", "mug", "cup"])
    for number, said in job.result(timeout=10).items():
        print(f"{number}: {said}")


if __name__ == "__main__":
    main()
