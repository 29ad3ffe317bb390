"""Start the whole batch together, every five minutes."""

from collections.abc import Callable, Sequence
from datetime import datetime, timezone

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
) -> BackgroundScheduler:
    """Make a scheduler that starts all jobs together each time.

    Call `start()` on it once in one process: each process that starts one
    runs the whole batch again.

    :param jobs: each takes no arguments; see `start_together`.
    :param report: called with the StartReport of each batch.
    :returns: a scheduler, not started, with one job of the id "batch".
    """
    scheduler = BackgroundScheduler(timezone=timezone.utc)
    scheduler.add_job(
        lambda: report(start_together(jobs)),
        EVERY_FIVE_MINUTES,
        id="batch",
        coalesce=True,  # several starts missed: make up for one
        max_instances=1,  # a long batch is not joined by the next
        misfire_grace_time=60,  # seconds late; later is skipped
    )
    return scheduler
