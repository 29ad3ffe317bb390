"""A context is pushed and not popped: the connection stays out

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask("shop")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
db = SQLAlchemy(app)


def count() -> int | None:
    app.app_context().push()
    return db.session.scalar(db.select(12))


def main() -> None:
    with ThreadPoolExecutor(1, "report") as reports:
        for number in (1, 2, 3):
            counted = reports.submit(count).result(timeout=10)
            print(f"report {number}: {counted}")
    with app.app_context():
        in_use = db.engine.pool.checkedout()
        print(f"connections in use: {in_use}")
        db.engine.dispose()


if __name__ == "__main__":
    main()
