"""A job opens its own, in a context of its own

rule: exact
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from flask import Flask, g

from reference_app.contexts.handover import in_app

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


def count() -> int:
    assert request_over.wait(timeout=10)
    return len(database().execute("values (1), (2)").fetchall())


@app.post("/count")
def start_count() -> tuple[str, int]:
    app.extensions["job"] = pool.submit(in_app, app, count)
    return "accepted", 202


def main() -> None:
    print(app.test_client().post("/count").text)
    request_over.set()
    print(f"{app.extensions['job'].result(timeout=10)} orders")


if __name__ == "__main__":
    main()
