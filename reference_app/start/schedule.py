"""Start the whole batch together, every five minutes."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timezone
from signal import SIGTERM, signal
from threading import Event

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from reference_app.start.together import StartReport, start_together

# By the clock: at :00 of each fifth minute, whenever we started.
EVERY_FIVE_MINUTES = CronTrigger(minute="*/5", timezone=timezone.utc)


def next_starts(now: datetime, count: int) -> list[datetime]:
    """Compute the next start times; `now` counts if it is one.

    :param now: with a time zone.
    :param count: how many times to compute.
    """
    starts: list[datetime] = []
    last: datetime | None = None
    for _ in range(count):
        due = EVERY_FIVE_MINUTES.get_next_fire_time(last, last or now)
        starts.append(due)
        last = due
    return starts


def batch_scheduler(
    jobs: Sequence[Callable[[], object]],
    report: Callable[[StartReport], object],
    claim: Callable[[], bool] = lambda: True,
) -> BackgroundScheduler:
    """Make a scheduler that starts all jobs together each time.

    Call `start()` on it in one process, or give it a `claim`: each
    process that starts one runs the whole batch again.

    :param jobs: each takes no arguments; see `start_together`.
    :param report: called with the StartReport of each batch.
    :param claim: says at each start whether this process runs it.
    :returns: a scheduler, not started, with one job of the id "batch".
    """

    def batch() -> None:
        if claim():
            report(start_together(jobs))

    scheduler = BackgroundScheduler(timezone=timezone.utc)
    scheduler.add_job(
        batch,
        EVERY_FIVE_MINUTES,
        id="batch",
        coalesce=True,  # several starts missed: make up for one
        max_instances=1,  # a long batch is not joined by the next
        misfire_grace_time=60,  # seconds late; later is skipped
    )
    return scheduler


def run_until_stopped(scheduler: BackgroundScheduler) -> None:
    """Run a scheduler in a process of its own, until SIGTERM.

    So does Ctrl-C. A batch under way is finished; no other begins.

    :raises SystemExit: after SIGTERM, with status 0.
    :raises ValueError: called outside the main thread.
    """
    scheduler.start(paused=True)  # or SIGTERM could come before `try`
    try:
        signal(SIGTERM, lambda *_: sys.exit())
        scheduler.resume()
        Event().wait()
    finally:
        scheduler.shutdown()
