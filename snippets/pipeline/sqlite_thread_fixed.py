"""Open the SQLite connection in the thread that uses it

rule: exact
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

QUERY = "SELECT 12"  # stands for the newest version of a sku


def retrieve(file: str) -> int:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(QUERY).fetchone()[0]


def main() -> None:
    with ThreadPoolExecutor(1, "database") as pool:
        reading = pool.submit(retrieve, "stock.db")
        print(f"known: {reading.result(timeout=10)}")


if __name__ == "__main__":
    main()
