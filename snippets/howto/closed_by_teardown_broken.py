"""A job uses what the request's end closes

rule: exact
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from flask import Flask, g

app = Flask("shop")
pool = ThreadPoolExecutor(1, "orders")
request_over = Event()


def database() -> sqlite3.Connection:
    if "db" not in g:
        g.db = sqlite3.connect(":memory:", check_same_thread=False)
    return g.db


@app.teardown_appcontext
def close_database(_: BaseException | None) -> None:
    if "db" in g:
        g.pop("db").close()


def count(connection: sqlite3.Connection) -> int:
    assert request_over.wait(timeout=10)
    return len(connection.execute("values (1), (2)").fetchall())


@app.post("/count")
def start_count() -> tuple[str, int]:
    app.extensions["job"] = pool.submit(count, database())
    return "accepted", 202


def main() -> None:
    print(app.test_client().post("/count").text)
    request_over.set()
    try:
        print(f"{app.extensions['job'].result(timeout=10)} orders")
    except sqlite3.ProgrammingError as error:
        print(f"ProgrammingError: {error}")


if __name__ == "__main__":
    main()
