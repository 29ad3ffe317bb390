"""Chapter 6, solution: a lock in place of the key

rule: exact
"""

import sqlite3
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from threading import Event, Lock
from typing import Any

from flask import Flask, current_app, request

from reference_app.contexts.handover import hand_over
from reference_app.jobs.later import run_later

app = Flask(__name__)
app.config["DEADLINE"] = 10  # seconds to wait for the database
app.config["DATABASE"] = "stock.db"
reads = ThreadPoolExecutor(4, "database")
comparisons = ThreadPoolExecutor(4, "comparing")
shelf = {"tea-250": 11, "mug-01": 3}  # at the third party
network = Event()  # nobody sets it: waiting for it takes its time
recording = Lock()

Newest = tuple[int, int]  # version and quantity
SCHEMA = """
    DROP TABLE IF EXISTS versions;
    CREATE TABLE versions (
        sku TEXT, version INT, quantity INT, user TEXT);
    INSERT INTO versions VALUES ('tea-250', 1, 12, 'delivery')"""
INSERT = "INSERT INTO versions VALUES (?, ?, ?, ?)"
SELECT = """SELECT version, quantity, user FROM versions
    WHERE sku = ? ORDER BY version DESC"""


def connect() -> closing[sqlite3.Connection]:
    file = current_app.config["DATABASE"]
    return closing(sqlite3.connect(file, timeout=10))


@app.cli.command("init-db")
def init_db() -> None:
    with connect() as database:
        database.executescript(SCHEMA)


def third_party(sku: str) -> int:
    network.wait(0.1)
    return shelf[sku]


def retrieve(sku: str) -> Newest:
    with connect() as database:
        newest = database.execute(SELECT, [sku]).fetchone()
    return newest[:2] if newest else (0, -1)


def compare(
    sku: str, seen: int, reading: Future[Newest], user: str
) -> None:
    deadline = current_app.config["DEADLINE"]
    _, known = reading.result(timeout=deadline)
    if seen != known:
        record(sku, seen, user)


def record(sku: str, seen: int, user: str) -> None:
    with recording:
        version, known = retrieve(sku)  # was another one faster?
        if seen != known:
            row = (sku, version + 1, seen, user)
            with connect() as database, database:
                database.execute(INSERT, row)


def asking() -> str:
    return request.args.get("user", "guest")


@app.get("/stock/<sku>")
def stock(sku: str) -> dict[str, int]:
    reading = hand_over(reads, app, retrieve, sku)
    seen = third_party(sku)
    values = (sku, seen, reading, asking())
    run_later(comparisons, app, compare, *values)
    return {sku: seen}


@app.get("/stock/<sku>/history")
def stock_history(sku: str) -> list[Any]:
    with connect() as database:
        return database.execute(SELECT, [sku]).fetchall()


@app.errorhandler(KeyError)
def unknown(error: KeyError) -> tuple[str, int]:
    return f"{error} is not known", 404


def main() -> None:
    app.test_cli_runner().invoke(args=["init-db"])
    browser = app.test_client()
    print(f"pot-07: {browser.get('/stock/pot-07').text}")
    with closing(sqlite3.connect(app.config["DATABASE"])) as busy:
        busy.execute("BEGIN IMMEDIATE")  # nobody else can insert
        for user in ("alice", "bob"):
            answer = browser.get(f"/stock/tea-250?user={user}").json
            print(f"{user}: {answer}")
        reads.shutdown()  # both have read version 1
    comparisons.shutdown()  # both have compared
    history = browser.get("/stock/tea-250/history").json
    print(f"history: {[version[:2] for version in history]}")


if __name__ == "__main__":
    main()
