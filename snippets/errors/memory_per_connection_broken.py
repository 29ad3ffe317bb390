"""The module sqlite3: each connection to :memory: is a new database

rule: exact
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

DATABASE = ":memory:"


def count() -> str:
    with closing(sqlite3.connect(DATABASE)) as database:
        try:
            query = "SELECT count(*) FROM item"
            (rows,) = database.execute(query).fetchone()
        except sqlite3.OperationalError as error:
            return f"sqlite3.{type(error).__name__}: {error}"
    return f"{rows} items"


def main() -> None:
    with closing(sqlite3.connect(DATABASE)) as database:
        database.execute("CREATE TABLE IF NOT EXISTS item (sku TEXT)")
    with ThreadPoolExecutor(1, "job") as pool:
        print(f"job: {pool.submit(count).result(timeout=10)}")


if __name__ == "__main__":
    main()
