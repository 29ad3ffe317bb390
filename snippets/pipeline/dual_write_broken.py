"""Commit, then send: a kill in between loses the message

rule: exact
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from queue import Queue

FILE = Path("stock.db")
broker: Queue[str] = Queue()  # it outlives the processes


class KilledError(Exception):
    """Stands for SIGKILL: the connection ends with it."""


def answer(sku: str, killed: bool) -> None:
    with closing(sqlite3.connect(FILE)) as database:
        database.execute("INSERT INTO inbox VALUES (?)", (sku,))
        database.commit()
        print(f"{sku} is kept")
        if killed:
            raise KilledError
        broker.put(sku)


def main() -> None:
    with closing(sqlite3.connect(FILE)) as database:
        database.execute("CREATE TABLE inbox (sku TEXT)")
    try:
        answer("tea-250", killed=True)
    except KilledError:
        print("killed before it could send")
    for sku in ("coffee-500", "sugar-500"):
        answer(sku, killed=False)
    print(f"messages: {list(broker.queue)}")
    FILE.unlink()


if __name__ == "__main__":
    main()
