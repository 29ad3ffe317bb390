"""Start a batch at :00 of every fifth minute, all jobs together

The next start times are computed from a fixed clock; then the real
scheduler is told to start the batch once, now.

rule: exact
"""

from datetime import datetime, timezone
from queue import Queue

from reference_app.start.schedule import batch_scheduler, next_starts
from reference_app.start.together import StartReport


def sync_tea() -> str:
    return "tea synced"


def sync_mugs() -> str:
    return "mugs synced"


def main() -> None:
    now = datetime(2026, 11, 21, 23, 28, 30, tzinfo=timezone.utc)
    for start in next_starts(now, count=5):
        print(f"due at {start:%H:%M:%S}")

    reports: Queue[StartReport] = Queue()
    scheduler = batch_scheduler([sync_tea, sync_mugs], reports.put)
    scheduler.start()
    due = datetime.now(timezone.utc)
    scheduler.modify_job("batch", next_run_time=due)
    print(f"results: {reports.get(timeout=10).results}")
    scheduler.shutdown()


if __name__ == "__main__":
    main()
