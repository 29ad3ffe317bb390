"""One counter in the database, raised in one statement

rule: exact
"""

import sqlite3
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

FILE = Path("visits.db")
TABLE = "CREATE TABLE visits (path TEXT PRIMARY KEY, n INT)"
COUNT = """
    INSERT INTO visits VALUES (?, 1)
    ON CONFLICT (path) DO UPDATE SET n = n + 1 RETURNING n
"""


def execute(statement: str, *values: str) -> list[tuple[int]]:
    with closing(sqlite3.connect(FILE, isolation_level=None)) as db:
        return db.execute(statement, values).fetchall()


def visit(path: str) -> int:
    return execute(COUNT, path)[0][0]


def main() -> None:
    FILE.unlink(missing_ok=True)
    execute(TABLE)
    spawn = get_context("spawn")
    with (
        ProcessPoolExecutor(1, spawn) as worker_1,
        ProcessPoolExecutor(1, spawn) as worker_2,
    ):
        for worker in (worker_1, worker_2, worker_1):
            number = 1 if worker is worker_1 else 2
            seen = worker.submit(visit, "/").result(timeout=30)
            print(f"worker {number}: visit {seen}")


if __name__ == "__main__":
    main()
