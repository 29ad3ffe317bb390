"""The task is sent before the commit, and its row is not there yet

The worker is quick: it runs as soon as there is a job.

rule: exact
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from fakeredis import FakeRedis
from flask import Flask
from rq import Queue, SimpleWorker

app = Flask("shop")
queue = Queue(connection=FakeRedis())


def confirm(order: int) -> None:
    find = "SELECT sku FROM orders WHERE id = ?"
    with closing(sqlite3.connect("shop.db")) as shop:
        row = shop.execute(find, (order,)).fetchone()
    found = row[0] if row else "no such order"
    print(f"confirm order {order}: {found}")


def send(order: int) -> None:
    queue.enqueue(f"{__name__}.confirm", order)
    worker = SimpleWorker([queue], connection=queue.connection)
    worker.work(burst=True, logging_level="ERROR")


@app.post("/orders/<sku>")
def place(sku: str) -> tuple[str, int]:
    with closing(sqlite3.connect("shop.db")) as shop:
        shop.execute("INSERT INTO orders VALUES (7, ?)", (sku,))
        send(7)
        shop.commit()
    return "accepted", 202


def main() -> None:
    with closing(sqlite3.connect("shop.db")) as shop:
        shop.execute("CREATE TABLE orders (id INTEGER, sku TEXT)")
    print(app.test_client().post("/orders/tea-250").status)
    Path("shop.db").unlink()


if __name__ == "__main__":
    main()
