"""An app context of its own closes the job's session

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import orm, text

app = Flask("shop")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///stock.db"
db = SQLAlchemy(app)
pool = ThreadPoolExecutor(3, "late")
answers_left = Event()


def book() -> int:
    assert answers_left.wait(timeout=10)
    with app.app_context():
        return db.session.scalar(text("SELECT 1"))


@app.get("/order")
def order() -> str:
    job = pool.submit(book)
    app.extensions.setdefault("jobs", []).append(job)
    return "ordered"


def main() -> None:
    for _ in range(3):
        app.test_client().get("/order")
    answers_left.set()
    late = app.extensions["jobs"]
    print(f"late jobs: {sum(job.result(timeout=10) for job in late)}")
    with app.app_context():
        print(f"connections in use: {db.engine.pool.checkedout()}")
        orm.close_all_sessions()
        db.engine.dispose()


if __name__ == "__main__":
    main()
