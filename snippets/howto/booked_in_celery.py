"""Book an order in a Celery worker

The broker is in memory and the worker a thread, so that this runs
without a server. In earnest each is a process.

rule: exact
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from celery import Celery
from celery.contrib.testing.worker import start_worker
from celery.result import AsyncResult
from flask import Flask, current_app

app = Flask("shop")
app.config["BOOKS"] = "books.db"
tasks: list[AsyncResult] = []
celery = Celery(broker="memory://", backend="cache+memory://")
celery.conf.broker_transport_options = {"polling_interval": 0.05}


@celery.task
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
    tasks.append(book.delay(order))
    return "accepted", 202


def main() -> None:
    with closing(sqlite3.connect("books.db")) as books:
        books.execute("CREATE TABLE booked (id INTEGER PRIMARY KEY)")
        for order in (7, 8, 7):
            app.test_client().post(f"/orders/{order}")
        with start_worker(celery, perform_ping_check=False):
            for task in tasks:
                task.get(timeout=10, interval=0.05)
            celery.control.shutdown()
        print(books.execute("SELECT id FROM booked").fetchall())
    Path("books.db").unlink()


if __name__ == "__main__":
    main()
