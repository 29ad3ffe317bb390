"""A connection for each request, on g

rule: exact
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from flask import Flask, g

FILE = Path("shop.db")
app = Flask("shop")
app.testing = True  # what a view raises goes on to the test


def database() -> sqlite3.Connection:
    """Return this request's connection, opened by its first use."""
    if "database" not in g:
        g.database = sqlite3.connect(FILE)
    connection: sqlite3.Connection = g.database
    return connection


@app.teardown_appcontext
def close_database(_: BaseException | None) -> None:
    if "database" in g:
        g.database.close()


@app.get("/stock")
def stock() -> str:
    row = database().execute("SELECT 12").fetchone()
    return f"in stock: {row[0]}"


def visit() -> str:
    return app.test_client().get("/stock").text


def main() -> None:
    print(f"main thread: {visit()}")
    with ThreadPoolExecutor(1, "server") as server:
        answer = server.submit(visit).result(timeout=10)
        print(f"a server's thread: {answer}")
    FILE.unlink()


if __name__ == "__main__":
    main()
