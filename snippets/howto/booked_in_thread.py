"""Book an order after the answer, in a thread of the app

rule: exact
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from flask import Flask, current_app

app = Flask("shop")
app.config["BOOKS"] = "books.db"
pool = ThreadPoolExecutor(1, "books")


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
    pool.submit(book, order)
    return "accepted", 202


def main() -> None:
    with closing(sqlite3.connect("books.db")) as books:
        books.execute("CREATE TABLE booked (id INTEGER PRIMARY KEY)")
        for order in (7, 8, 7):
            app.test_client().post(f"/orders/{order}")
        pool.shutdown()
        print(books.execute("SELECT id FROM booked").fetchall())
    Path("books.db").unlink()


if __name__ == "__main__":
    main()
