"""A third party's rate: kept by all threads, and by all workers, together."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import NoResultFound

from reference_app.sharing.rate import (
    Pace,
    TooManyCallsError,
    create_rate,
    take_slot,
)

NOW = 1_795_303_800.0


class Clock:
    """Its `wait` notes how long, and does not move it on."""

    def __init__(self) -> None:
        self.now, self.waits = 1000.0, []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waits.append(round(seconds, 6))


def test_calls_that_come_together_are_spread():
    clock = Clock()
    pace = Pace(4, clock=clock, wait=clock.wait)
    for _ in range(4):
        pace.slot()
    assert clock.waits == [0.25, 0.5, 0.75]


def test_a_burst_comes_together_and_the_rest_is_spread():
    clock = Clock()
    pace = Pace(2, burst=3, clock=clock, wait=clock.wait)
    for _ in range(5):
        pace.slot()
    assert clock.waits == [0.5, 1.0]


def test_a_quiet_time_is_not_saved_up_beyond_the_burst():
    clock = Clock()
    pace = Pace(2, burst=2, clock=clock, wait=clock.wait)
    pace.slot()
    clock.now += 3600
    for _ in range(3):
        pace.slot()
    assert clock.waits == [0.5]


def test_who_would_wait_too_long_is_refused_and_takes_no_place():
    clock = Clock()
    pace = Pace(1, clock=clock, wait=clock.wait)
    pace.slot()
    for _ in range(3):
        with pytest.raises(TooManyCallsError, match=r"free in 1\.0 s"):
            pace.slot(within=0.9)
    pace.slot(within=1.0)
    assert clock.waits == [1.0]


def test_no_two_threads_get_one_time():
    both, waits = Barrier(2), []

    def clock() -> float:
        # Whoever holds the lock is alone here; without it, both would meet.
        with suppress(BrokenBarrierError):
            both.wait(0.5)
        return 1000.0

    pace = Pace(1, clock=clock, wait=waits.append)
    with ThreadPoolExecutor(2, "pace") as pool:
        list(pool.map(lambda _: pace.slot(), range(2)))
    assert waits == [1.0]


def test_who_waits_does_not_hold_up_the_others():
    both_wait = Barrier(2)
    pace = Pace(1, clock=lambda: 0.0, wait=lambda _: both_wait.wait(30))
    pace.slot()
    with ThreadPoolExecutor(2, "pace") as pool:
        list(pool.map(lambda _: pace.slot(), range(2)))


def test_workers_share_one_row(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'rates.db'}"
    workers = [create_engine(url) for _ in range(2)]
    create_rate(workers[0], "supplier")

    with ThreadPoolExecutor(2, "worker") as pool:
        jobs = [
            pool.submit(take_slot, workers[n % 2], "supplier", 2, NOW)
            for n in range(10)
        ]
    pauses = sorted(round(job.result(), 3) for job in jobs)
    assert pauses == [n / 2 for n in range(10)]
    assert take_slot(workers[1], "supplier", 2, NOW + 3600) == 0.0
    for worker in workers:
        worker.dispose()


def test_a_rate_that_nobody_made_is_an_error(tmp_path: Path):
    engine = create_engine(f"sqlite:///{tmp_path / 'rates.db'}")
    create_rate(engine, "supplier")
    with pytest.raises(NoResultFound):
        take_slot(engine, "another", 2, NOW)
    engine.dispose()
