"""The batch on the real scheduler, without waiting five minutes."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from queue import Queue

import pytest
from apscheduler.events import (
    EVENT_JOB_EXECUTED,
    EVENT_JOB_MAX_INSTANCES,
    EVENT_JOB_MISSED,
    JobEvent,
)
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from reference_app.start.schedule import (
    batch_scheduler,
    next_starts,
    run_until_stopped,
)
from reference_app.start.together import StartReport

PATIENCE = 30
DUE = datetime(2026, 11, 21, 23, 30, tzinfo=timezone.utc)


@contextmanager
def running(scheduler: BackgroundScheduler) -> Iterator[Queue[JobEvent]]:
    """Run the scheduler; yield the queue of its events."""
    events: Queue[JobEvent] = Queue()
    wanted = EVENT_JOB_EXECUTED | EVENT_JOB_MAX_INSTANCES | EVENT_JOB_MISSED
    scheduler.add_listener(events.put, wanted)
    scheduler.start()
    try:
        yield events
    finally:
        scheduler.shutdown()


def fire(
    scheduler: BackgroundScheduler,
    seconds_late: float = 0.0,
    every: timedelta = timedelta(days=1),
) -> datetime:
    """Make the batch due now, or as if it had been due before.

    The trigger gives way to one that no full fifth minute can set off
    during a test.
    """
    due = datetime.now(timezone.utc) - timedelta(seconds=seconds_late)
    trigger = IntervalTrigger(seconds=int(every.total_seconds()), timezone=timezone.utc)
    scheduler.modify_job("batch", trigger=trigger, next_run_time=due)
    return due


def test_starts_are_at_the_full_fifth_minutes_by_the_clock():
    starts = next_starts(DUE - timedelta(seconds=90), count=3)
    assert [f"{start:%H:%M:%S}" for start in starts] == [
        "23:30:00",
        "23:35:00",
        "23:40:00",
    ]


def test_a_start_due_this_instant_counts():
    assert next_starts(DUE, count=1) == [DUE]
    assert next_starts(DUE + timedelta(microseconds=1), count=1) == [
        DUE + timedelta(minutes=5)
    ]


def test_one_firing_starts_the_whole_batch_together():
    all_in = threading.Barrier(20)
    reports: Queue[StartReport] = Queue()
    jobs = [lambda: all_in.wait(PATIENCE)] * 20
    scheduler = batch_scheduler(jobs, reports.put)
    with running(scheduler):
        fire(scheduler)
        report = reports.get(timeout=PATIENCE)
    assert sorted(report.results) == list(range(20))


def test_the_scheduler_starts_at_the_next_full_fifth_minute():
    scheduler = batch_scheduler([], lambda _: None)
    with running(scheduler):
        due = scheduler.get_job("batch").next_run_time
    assert (due.minute % 5, due.second, due.microsecond) == (0, 0, 0)
    assert due - datetime.now(timezone.utc) <= timedelta(minutes=5)


def test_a_batch_that_still_runs_is_not_joined_by_the_next():
    started, may_end = threading.Event(), threading.Event()

    def slow() -> bool:
        started.set()
        return may_end.wait(PATIENCE)

    scheduler = batch_scheduler([slow], lambda _: None)
    with running(scheduler) as events:
        fire(scheduler)
        assert started.wait(PATIENCE)
        fire(scheduler)
        assert events.get(timeout=PATIENCE).code == EVENT_JOB_MAX_INSTANCES
        may_end.set()
        assert events.get(timeout=PATIENCE).code == EVENT_JOB_EXECUTED


def test_of_several_missed_starts_only_the_last_is_made_up_for():
    """Due 50, 30 and 10 seconds ago: one batch runs, the third."""
    scheduler = batch_scheduler([lambda: "synced"], lambda _: None)
    with running(scheduler) as events:
        due = fire(scheduler, seconds_late=50, every=timedelta(seconds=20))
        event = events.get(timeout=PATIENCE)
    assert event.code == EVENT_JOB_EXECUTED
    assert event.scheduled_run_time == due + timedelta(seconds=40)


def test_a_start_more_than_a_minute_late_is_skipped():
    scheduler = batch_scheduler([lambda: "synced"], lambda _: None)
    with running(scheduler) as events:
        fire(scheduler, seconds_late=61)
        assert events.get(timeout=PATIENCE).code == EVENT_JOB_MISSED


def test_a_process_whose_claim_fails_leaves_the_batch_alone():
    ran: list[str] = []
    claims = iter([False, True])
    reports: Queue[StartReport] = Queue()
    jobs = [lambda: ran.append("synced")]
    scheduler = batch_scheduler(jobs, reports.put, claim=lambda: next(claims))
    with running(scheduler) as events:
        fire(scheduler)
        assert events.get(timeout=PATIENCE).code == EVENT_JOB_EXECUTED
        assert (ran, reports.qsize()) == ([], 0)
        fire(scheduler)
        assert events.get(timeout=PATIENCE).code == EVENT_JOB_EXECUTED
    assert (ran, reports.qsize()) == (["synced"], 1)


ON_ITS_OWN = """
from datetime import datetime, timezone
from reference_app.start.schedule import batch_scheduler, run_until_stopped

def job():
    print("begins", flush=True)
    input()
    return "ends"

scheduler = batch_scheduler([job], lambda report: print(*report.results, flush=True))
scheduler.modify_job("batch", next_run_time=datetime.now(timezone.utc))
run_until_stopped(scheduler)
"""


@pytest.mark.parametrize(
    ("how", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, -signal.SIGINT)]
)
def test_a_process_of_its_own_finishes_its_batch_when_it_is_stopped(how, status):
    with subprocess.Popen(
        [sys.executable, "-c", ON_ITS_OWN],
        cwd=Path(__file__).parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout.readline() == "begins\n"
        process.send_signal(how)
        rest, _ = process.communicate("go on\n", timeout=PATIENCE)
    assert (rest, process.returncode) == ("ends\n", status)


def test_it_runs_in_the_main_thread_only():
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(run_until_stopped, batch_scheduler([], print))
        assert isinstance(job.exception(PATIENCE), ValueError)


def test_sigterm_during_a_batch_lets_the_batch_end():
    reports: Queue[StartReport] = Queue()
    main = threading.main_thread().ident
    scheduler = batch_scheduler(
        [lambda: signal.pthread_kill(main, signal.SIGTERM)], reports.put
    )
    scheduler.modify_job("batch", next_run_time=datetime.now(timezone.utc))
    before = signal.getsignal(signal.SIGTERM)
    # Where no batch ran, the test must end all the same.
    late = threading.Timer(PATIENCE, signal.pthread_kill, (main, signal.SIGTERM))
    late.start()
    try:
        with pytest.raises(SystemExit) as ended:
            run_until_stopped(scheduler)
    finally:
        signal.signal(signal.SIGTERM, before)
        late.cancel()
    assert ended.value.code is None
    assert reports.qsize() == 1
