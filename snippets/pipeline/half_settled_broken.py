"""A kill between two transactions: the same change recorded twice

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


def settle(killed_by: int) -> None:
    with closing(sqlite3.connect(FILE)) as database:
        database.execute("INSERT INTO history SELECT * FROM inbox")
        database.commit()
        os.kill(os.getpid(), killed_by)  # 0 kills nobody
        database.execute("DELETE FROM inbox")
        database.commit()


def main() -> None:
    with closing(sqlite3.connect(FILE)) as database, database:
        database.execute("CREATE TABLE history (quantity INT)")
        database.execute("CREATE TABLE inbox (quantity INT)")
        database.execute("INSERT INTO inbox VALUES (11), (12)")
    again = [sys.executable, __file__, "in a process of its own"]
    status = subprocess.run(again, check=False).returncode
    print(f"first process ends with {status}")
    settle(killed_by=0)
    with closing(sqlite3.connect(FILE)) as database:
        rows = database.execute("SELECT quantity FROM history")
        print(f"history: {[quantity for (quantity,) in rows]}")
    FILE.unlink()


if __name__ == "__main__":
    settle(SIGKILL) if sys.argv[1:] else main()
