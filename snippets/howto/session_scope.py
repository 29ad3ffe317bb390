"""Whose session is db.session?

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Session

app = Flask("shop")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
db = SQLAlchemy(app)


def mine() -> Session:
    return db.session()


def in_own_context() -> Session:
    with app.app_context():
        return db.session()


@app.get("/")
def view() -> dict[str, bool]:
    of_view = mine()
    with ThreadPoolExecutor(1, "job") as pool:
        of_job = pool.submit(in_own_context).result(timeout=10)
    return {
        "called again in the view": mine() is of_view,
        "in a context within the view": in_own_context() is of_view,
        "in a job with its own context": of_job is of_view,
    }


def main() -> None:
    for where, same in app.test_client().get("/").json.items():
        print(f"{where}: {'the same' if same else 'another one'}")


if __name__ == "__main__":
    main()
