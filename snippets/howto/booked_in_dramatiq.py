"""Book an order in a Dramatiq worker

The broker is a stub in memory, so that this runs without a server. In
earnest `dramatiq` runs processes, and each has several threads.

rule: exact
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from dramatiq import Worker, actor
from dramatiq.brokers.stub import StubBroker
from flask import Flask, current_app

app = Flask("shop")
app.config["BOOKS"] = "books.db"
broker = StubBroker()


@actor(broker=broker)
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
    book.send(order)
    return "accepted", 202


def main() -> None:
    with closing(sqlite3.connect("books.db")) as books:
        books.execute("CREATE TABLE booked (id INTEGER PRIMARY KEY)")
        for order in (7, 8, 7):
            app.test_client().post(f"/orders/{order}")
        worker = Worker(broker, worker_timeout=50, worker_threads=2)
        worker.start()
        broker.join("default", timeout=10_000)
        worker.stop()
        print(books.execute("SELECT id FROM booked").fetchall())
    Path("books.db").unlink()


if __name__ == "__main__":
    main()
