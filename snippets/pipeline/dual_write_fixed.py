"""An outbox: a row says by itself that it has not been sent

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


def relay(database: sqlite3.Connection) -> None:
    unsent = "SELECT sku FROM inbox WHERE NOT sent"
    for (sku,) in database.execute(unsent).fetchall():
        broker.put(sku)
    database.execute("UPDATE inbox SET sent = 1")
    database.commit()


def answer(sku: str, killed: bool) -> None:
    with closing(sqlite3.connect(FILE)) as database:
        database.execute("INSERT INTO inbox VALUES (?, 0)", (sku,))
        database.commit()
        print(f"{sku} is kept")
        if killed:
            raise KilledError
        relay(database)


def main() -> None:
    with closing(sqlite3.connect(FILE)) as database:
        database.execute("CREATE TABLE inbox (sku TEXT, sent INT)")
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
