"""Four workers, each with a schedule: one claims the run

rule: exact
"""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

FILE = Path("runs.db")
WORKERS = 4
DUE, NEXT = "2026-11-21 23:30", "2026-11-21 23:35"


def sync() -> None:
    print("synced")


def claim(job: str, due: str) -> bool:
    with closing(sqlite3.connect(FILE, timeout=20)) as database:
        try:
            row = (job, due)
            database.execute("INSERT INTO runs VALUES (?, ?)", row)
        except sqlite3.IntegrityError:
            return False
        database.commit()
        return True


def when_due() -> None:
    """What the schedule of each worker does."""
    if claim("sync", DUE):
        sync()


def main() -> None:
    with closing(sqlite3.connect(FILE)) as database:
        columns = "job, due, PRIMARY KEY (job, due)"
        database.execute(f"CREATE TABLE runs ({columns})")
    worker = [sys.executable, __file__, "worker"]
    workers = [
        subprocess.Popen(worker, stdout=subprocess.PIPE, text=True)
        for _ in range(WORKERS)
    ]
    told = [each.communicate(timeout=30)[0].strip() for each in workers]
    print(f"workers: {len(told)}")
    print(f"runs of the job: {told.count('synced')}")
    print(f"the next run is free: {claim('sync', NEXT)}")
    FILE.unlink()


if __name__ == "__main__":
    when_due() if sys.argv[1:] else main()
