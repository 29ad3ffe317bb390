"""Eight users, a server with eight threads, and a stop in order

rule: exact
"""

import os
import signal
import sqlite3
import sys
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from threading import Event, Thread
from typing import Any

import httpx
from flask import Flask, current_app, request
from waitress.server import create_server
from waitress.wasyncore import close_all

from reference_app.contexts.handover import hand_over
from reference_app.jobs.later import run_later

app = Flask(__name__)
app.config["DEADLINE"] = 10  # seconds to wait for the database
app.config["DATABASE"] = "stock.db"
reads = ThreadPoolExecutor(4, "database")
comparisons = ThreadPoolExecutor(4, "comparing")
shelf = {"tea-250": 11, "mug-01": 3}  # at the third party
network = Event()  # nobody sets it: waiting for it takes its time

Newest = tuple[int, int]  # version and quantity
SCHEMA = """
    DROP TABLE IF EXISTS versions;
    CREATE TABLE versions (
        sku TEXT, version INT, quantity INT, user TEXT,
        PRIMARY KEY (sku, version));
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
    version, known = reading.result(timeout=deadline)
    while seen != known:
        row = (sku, version + 1, seen, user)
        try:
            with connect() as database, database:
                database.execute(INSERT, row)
            return
        except sqlite3.IntegrityError:  # another one was faster
            version, known = retrieve(sku)


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


def browse(address: str) -> None:
    users = ThreadPoolExecutor(8, "user")
    try:
        with users, httpx.Client(base_url=address, timeout=10) as http:
            print(f"pot-07: {http.get('/stock/pot-07').text}")
            urls = [f"/stock/tea-250?user={n}" for n in range(8)]
            answers = users.map(http.get, urls)
            print(Counter(answer.text.strip() for answer in answers))
    finally:
        os.kill(os.getpid(), signal.SIGTERM)


def print_history(when: str) -> None:
    history = app.test_client().get("/stock/tea-250/history").json
    print(f"{when}: {[version[:2] for version in history]}")


def main() -> None:
    app.test_cli_runner().invoke(args=["init-db"])
    # Waitress ends in order when its loop is left by an exception.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    sockets: dict[int, Any] = {}
    server = create_server(
        app, sockets, listen="127.0.0.1:0", threads=8
    )
    address = f"http://127.0.0.1:{server.effective_port}"
    with closing(sqlite3.connect(app.config["DATABASE"])) as busy:
        busy.execute("BEGIN IMMEDIATE")  # nobody else can insert
        Thread(target=browse, args=[address], name="browser").start()
        server.run()  # until SIGTERM
        reads.shutdown()  # all have read version 1
        print_history("the server has ended")
    comparisons.shutdown()  # all have compared
    print_history("the comparisons too")
    close_all(sockets)


if __name__ == "__main__":
    main()
