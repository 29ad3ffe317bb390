"""One run, claimed by whoever comes first

rule: exact
"""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from sqlalchemy import create_engine

from reference_app.start.once import claim, create_runs, latest_due

FILE = Path("schedule.db")


def main() -> None:
    engine = create_engine(f"sqlite:///{FILE}")
    create_runs(engine)
    now = datetime(2026, 11, 21, 23, 30, 2, tzinfo=timezone.utc)
    for late in (0, 40, 290, 300):
        due = latest_due(now + timedelta(seconds=late))
        mine = claim(engine, "batch", due)
        print(f"{late:3} s later: due {due:%H:%M:%S}, mine: {mine}")
    engine.dispose()
    FILE.unlink()


if __name__ == "__main__":
    main()
