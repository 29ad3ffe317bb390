"""Book an order in an RQ worker

Redis is a fake one in memory, so that this runs without a server. In
earnest `rq worker` runs the jobs, in processes of their own.

rule: exact
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from fakeredis import FakeRedis
from flask import Flask, current_app
from rq import Queue, SimpleWorker

app = Flask("shop")
app.config["BOOKS"] = "books.db"
queue = Queue(connection=FakeRedis())


def book(order: int) -> None:
    """Run twice, it books once: the order is the key."""
    with app.app_context():
        books = sqlite3.connect(current_app.config["BOOKS"])
    with closing(books), books:
        books.execute(
            "INSERT OR IGNORE INTO booked VALUES (?)", (order,)
        )


@app.post("/orders/<int:order>")
def place(order: int) -> tuple[str, int]:
    queue.enqueue(f"{__name__}.book", order)
    return "accepted", 202


def main() -> None:
    with closing(sqlite3.connect("books.db")) as books:
        books.execute("CREATE TABLE booked (id INTEGER PRIMARY KEY)")
        for order in (7, 8, 7):
            app.test_client().post(f"/orders/{order}")
        worker = SimpleWorker([queue], connection=queue.connection)
        worker.work(burst=True, logging_level="ERROR")
        print(books.execute("SELECT id FROM booked").fetchall())
    Path("books.db").unlink()


if __name__ == "__main__":
    main()
