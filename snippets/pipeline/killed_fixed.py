"""Keep it before the answer; whoever starts next compares it

rule: exact
"""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from signal import SIGKILL

FILE = Path("stock.db")


def keep(database: sqlite3.Connection, quantity: int) -> None:
    database.execute("INSERT INTO inbox VALUES (?)", (quantity,))
    database.commit()


def compare(database: sqlite3.Connection) -> int:
    database.execute("INSERT INTO history SELECT * FROM inbox")
    taken = database.execute("DELETE FROM inbox").rowcount
    database.commit()
    return taken


def serve(name: str, quantity: int, killed_by: int) -> None:
    with closing(sqlite3.connect(FILE)) as database:
        print(f"{name} takes up {compare(database)}", flush=True)
        keep(database, quantity)
        print(f"{name} answers {quantity}", flush=True)
        os.kill(os.getpid(), killed_by)  # 0 kills nobody
        compare(database)


def main() -> None:
    with closing(sqlite3.connect(FILE)) as database:
        database.execute("CREATE TABLE inbox (quantity INT)")
        database.execute("CREATE TABLE history (quantity INT)")
    again = [sys.executable, __file__, "in a process of its own"]
    status = subprocess.run(again, check=False).returncode
    print(f"it ends with {status}")
    serve("second process", 10, killed_by=0)
    with closing(sqlite3.connect(FILE)) as database:
        rows = database.execute("SELECT quantity FROM history")
        print(f"history: {[quantity for (quantity,) in rows]}")
    FILE.unlink()


if __name__ == "__main__":
    serve("first process", 11, SIGKILL) if sys.argv[1:] else main()
