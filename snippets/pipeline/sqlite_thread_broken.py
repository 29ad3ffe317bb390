"""One thread opens an SQLite connection, another one uses it

rule: exact
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

QUERY = "SELECT 12"  # stands for the newest version of a sku


def retrieve(database: sqlite3.Connection) -> int:
    return database.execute(QUERY).fetchone()[0]


def main() -> None:
    with (
        closing(sqlite3.connect("stock.db")) as database,
        ThreadPoolExecutor(1, "database") as pool,
    ):
        reading = pool.submit(retrieve, database)
        try:
            print(f"known: {reading.result(timeout=10)}")
        except sqlite3.ProgrammingError as error:
            # What follows the first period are two thread ids.
            text = str(error).partition(".")[0]
            print(f"sqlite3.{type(error).__name__}: {text}")


if __name__ == "__main__":
    main()
