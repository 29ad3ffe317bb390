"""A context that ends gives the thread's connection back

rule: exact
"""

from threading import Thread

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask("shop")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
db = SQLAlchemy(app)


def count() -> None:
    with app.app_context():
        print(f"counted: {db.session.scalar(db.select(12))}")


def main() -> None:
    for number in (1, 2, 3):
        report = Thread(target=count, name=f"report-{number}")
        report.start()
        report.join()
    with app.app_context():
        in_use = db.engine.pool.checkedout()
        print(f"after 3 threads, connections in use: {in_use}")
        db.engine.dispose()


if __name__ == "__main__":
    main()
