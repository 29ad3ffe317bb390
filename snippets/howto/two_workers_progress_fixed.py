"""Two workers, and one table that both of them ask

rule: exact
"""

import sqlite3
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

from flask import Flask

app = Flask("shop")
FILE = Path("jobs.db")


def note(job: str, percent: int) -> None:
    with closing(sqlite3.connect(FILE)) as table, table:
        table.execute("INSERT INTO jobs VALUES (?, ?)", (job, percent))


def percent_of(job: str) -> int:
    with closing(sqlite3.connect(FILE)) as table:
        find = "SELECT max(percent) FROM jobs WHERE job = ?"
        return table.execute(find, (job,)).fetchone()[0]


@app.put("/reports/<job>")
def start(job: str) -> tuple[str, int]:
    note(job, 50)  # the job does this, in its thread
    return "started", 202


@app.get("/reports/<job>")
def status(job: str) -> str:
    return f"{percent_of(job)} %"


def ask(method: str) -> str:
    return app.test_client().open("/reports/today", method=method).text


def main() -> None:
    with closing(sqlite3.connect(FILE)) as table:
        table.execute("CREATE TABLE jobs (job, percent)")
    spawn = get_context("spawn")
    one, two = (ProcessPoolExecutor(1, spawn) for _ in range(2))
    print(f"worker 1: {one.submit(ask, 'PUT').result(timeout=30)}")
    print(f"worker 1: {one.submit(ask, 'GET').result(timeout=30)}")
    print(f"worker 2: {two.submit(ask, 'GET').result(timeout=30)}")
    FILE.unlink()


if __name__ == "__main__":
    main()
