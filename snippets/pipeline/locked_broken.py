"""Read, then write, in one transaction: "database is locked" at once

rule: exact
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path

FILE = Path("stock.db")
SELL = "UPDATE stock SET quantity = quantity - 1"


def connect() -> sqlite3.Connection:
    # Thirty seconds of patience, and transactions begun by hand.
    return sqlite3.connect(FILE, timeout=30, isolation_level=None)


def sell() -> str:
    with closing(connect()) as database:
        database.execute(SELL)
    return "sold"


def look_and_sell(pool: ThreadPoolExecutor) -> str:
    with closing(connect()) as database:
        database.execute("BEGIN")
        database.execute("SELECT quantity FROM stock").fetchone()
        other = pool.submit(sell)
        wait([other], timeout=1)  # it sells in between, if it can
        try:
            database.execute(SELL)
            database.execute("COMMIT")
        except sqlite3.OperationalError as error:
            return f"sqlite3.{type(error).__name__}: {error}"
    return f"sold; the other one: {other.result(timeout=10)}"


def main() -> None:
    with closing(connect()) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE stock (quantity INT)")
        database.execute("INSERT INTO stock VALUES (12)")
        with ThreadPoolExecutor(1, "other") as pool:
            print(look_and_sell(pool))
        (left,) = database.execute("SELECT * FROM stock").fetchone()
        print(f"left: {left}")
    FILE.unlink()


if __name__ == "__main__":
    main()
