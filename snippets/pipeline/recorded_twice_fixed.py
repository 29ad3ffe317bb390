"""Let the database refuse a version that is there already

rule: exact
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

FILE = Path("stock.db")
TABLE = "CREATE TABLE versions (version INT UNIQUE, quantity INT)"
NEWEST = "SELECT * FROM versions ORDER BY version DESC LIMIT 1"


def retrieve() -> tuple[int, int]:
    with closing(sqlite3.connect(FILE)) as database:
        return database.execute(NEWEST).fetchone()


def compare(seen: int, known: tuple[int, int]) -> str:
    version, quantity = known
    if seen == quantity:
        return "no change"
    row = (version + 1, seen)
    try:
        with closing(sqlite3.connect(FILE)) as database, database:
            database.execute("INSERT INTO versions VALUES (?, ?)", row)
    except sqlite3.IntegrityError:
        return compare(seen, retrieve())  # the other was first
    return f"recorded version {version + 1}"


def main() -> None:
    with closing(sqlite3.connect(FILE)) as database, database:
        database.execute(TABLE)
        database.execute("INSERT INTO versions VALUES (1, 12)")
    with ThreadPoolExecutor(2, "request") as pool:
        reads = [pool.submit(retrieve) for _ in range(2)]
        known = [read.result(timeout=10) for read in reads]
        said = sorted(pool.map(compare, [11, 11], known))
    with closing(sqlite3.connect(FILE)) as database:
        rows = database.execute("SELECT * FROM versions").fetchall()
    print(f"{said}\n{rows}")
    FILE.unlink()


if __name__ == "__main__":
    main()
