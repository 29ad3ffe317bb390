"""Book an order in a Huey consumer

The queue is in memory and the consumer in threads, so that this runs
in one file. `SqliteHuey` keeps it in a file, `RedisHuey` in Redis.

rule: exact
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from flask import Flask, current_app
from huey import MemoryHuey
from huey.api import Result

app = Flask("shop")
app.config["BOOKS"] = "books.db"
results: list[Result] = []
huey = MemoryHuey(store_none=True)


@huey.task()
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
    results.append(book(order))
    return "accepted", 202


def main() -> None:
    with closing(sqlite3.connect("books.db")) as books:
        books.execute("CREATE TABLE booked (id INTEGER PRIMARY KEY)")
        for order in (7, 8, 7):
            app.test_client().post(f"/orders/{order}")
        consumer = huey.create_consumer(workers=2)
        consumer.start()
        for result in results:
            result.get(blocking=True, timeout=10)
        consumer.stop(graceful=True)
        print(books.execute("SELECT id FROM booked").fetchall())
    Path("books.db").unlink()


if __name__ == "__main__":
    main()
