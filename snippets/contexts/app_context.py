"""A job with the app: settings, `g`, and a connection closed after it

The job's context has a `g` of its own, and its teardown runs as soon as
the job ends, in the job's thread.

rule: exact
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import current_thread

from flask import Flask, current_app, g

from reference_app.contexts.handover import in_app

app = Flask("shop")
app.config["DATABASE"] = ":memory:"


def database() -> sqlite3.Connection:
    if "database" not in g:
        g.database = sqlite3.connect(current_app.config["DATABASE"])
    return g.database


@app.teardown_appcontext
def close_database(_: BaseException | None) -> None:
    if "database" in g:
        g.pop("database").close()
        print(f"{current_thread().name}: connection closed")


def count() -> str:
    rows = database().execute("values ('tea-250', 12), ('mug-01', 3)")
    return f"{current_thread().name}: {len(rows.fetchall())} skus"


def main() -> None:
    with ThreadPoolExecutor(1, "stock") as pool:
        print(pool.submit(in_app, app, count).result(timeout=10))


if __name__ == "__main__":
    main()
