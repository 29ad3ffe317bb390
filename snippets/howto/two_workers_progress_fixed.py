"""Two workers, and one table that both of them ask

rule: exact
"""

import logging
import sqlite3
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path

import httpx
from flask import Flask
from werkzeug.serving import make_server

app = Flask("shop")
FILE = Path("jobs.db")
NOTE = "INSERT OR REPLACE INTO jobs VALUES (?, ?)"
FIND = "SELECT percent FROM jobs WHERE job = ?"


def note(job: str, percent: int) -> None:
    with closing(sqlite3.connect(FILE, timeout=10)) as database:
        database.execute(NOTE, (job, percent))
        database.commit()


def percent_of(job: str) -> int | None:
    with closing(sqlite3.connect(FILE, timeout=10)) as database:
        row = database.execute(FIND, (job,)).fetchone()
    return row and row[0]


@app.put("/reports/<job>")
def start(job: str) -> tuple[str, int]:
    note(job, 50)  # the job does this, in its thread
    return "started", 202


@app.get("/reports/<job>")
def status(job: str) -> str:
    return f"{percent_of(job)} %"


def worker(ports: Queue) -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, app)
    ports.put(server.port)
    server.serve_forever()


def main() -> None:
    with closing(sqlite3.connect(FILE)) as database:
        database.execute("CREATE TABLE jobs (job PRIMARY KEY, percent)")
    spawn = get_context("spawn")
    ports = spawn.Queue()
    for _ in range(2):  # daemons: they end with this process
        spawn.Process(target=worker, args=(ports,), daemon=True).start()
    first, second = (
        f"http://127.0.0.1:{ports.get(timeout=20)}/reports/today"
        for _ in range(2)
    )
    print(f"first worker: {httpx.put(first, timeout=10).text}")
    print(f"first worker: {httpx.get(first, timeout=10).text}")
    print(f"second worker: {httpx.get(second, timeout=10).text}")
    FILE.unlink()


if __name__ == "__main__":
    main()
