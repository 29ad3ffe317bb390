"""One run in many threads and processes: claimed once, and never in the way."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path
from signal import SIGKILL
from threading import Barrier

import pytest
from sqlalchemy import Engine, create_engine, func, select

from reference_app.start.once import (
    EPOCH,
    FIVE_MINUTES,
    KEPT,
    RUNS,
    claim,
    claim_latest,
    create_runs,
    latest_due,
)

PATIENCE = 30
DUE = datetime(2026, 11, 21, 23, 30, tzinfo=timezone.utc)
MANY = 8


@pytest.fixture
def engine(tmp_path: Path):
    made = create_engine(f"sqlite:///{tmp_path / 'runs.db'}")
    create_runs(made)
    yield made
    made.dispose()


def rows(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.scalars(select(func.count()).select_from(RUNS)).one()


def test_of_many_that_claim_a_run_together_one_gets_it(engine):
    all_there = Barrier(MANY)

    def come() -> bool:
        all_there.wait(PATIENCE)
        return claim(engine, "batch", DUE)

    with ThreadPoolExecutor(MANY) as pool:
        claims = [pool.submit(come) for _ in range(MANY)]
        got = [each.result(PATIENCE) for each in claims]
    assert sorted(got) == [False] * (MANY - 1) + [True]


def test_another_time_and_another_job_are_other_runs(engine):
    assert claim(engine, "batch", DUE)
    assert claim(engine, "batch", DUE + FIVE_MINUTES)
    assert claim(engine, "report", DUE)


def test_a_due_time_is_the_same_in_every_time_zone(engine):
    assert claim(engine, "batch", DUE)
    elsewhere = DUE.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert not claim(engine, "batch", elsewhere)


def test_the_table_may_be_there_already(engine):
    claim(engine, "batch", DUE)
    create_runs(engine)
    assert not claim(engine, "batch", DUE)


def test_whoever_dies_with_a_run_takes_along_that_run_only(engine):
    """At most once: nobody runs it again, and nobody waits for it."""
    program = (
        "import os, signal; from datetime import datetime;"
        "from sqlalchemy import create_engine;"
        "from reference_app.start.once import claim;"
        f"engine = create_engine({str(engine.url)!r});"
        f"due = datetime.fromisoformat({DUE.isoformat()!r});"
        "assert claim(engine, 'batch', due);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    died = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[3],
        timeout=PATIENCE,
        check=False,
    )
    assert died.returncode == -SIGKILL
    assert not claim(engine, "batch", DUE)
    assert claim(engine, "batch", DUE + FIVE_MINUTES)


def test_runs_are_forgotten_after_a_month(engine):
    claim(engine, "batch", DUE)
    claim(engine, "report", DUE)
    claim(engine, "batch", DUE + KEPT)
    assert rows(engine) == 3
    claim(engine, "batch", DUE + KEPT + FIVE_MINUTES)
    assert rows(engine) == 3  # the first is gone; the other job's is not


@pytest.mark.parametrize("late", [0, 1, 299])
def test_the_latest_due_time_is_the_same_however_late(late):
    assert latest_due(DUE + timedelta(seconds=late)) == DUE


def test_a_moment_before_it_the_one_before_is_due():
    assert latest_due(DUE - timedelta(microseconds=1)) == DUE - FIVE_MINUTES


def test_by_the_clock_a_run_is_claimed_once(engine):
    forever = datetime.now(timezone.utc) - EPOCH  # due now, and then not for decades
    every = forever - timedelta(seconds=1)
    assert claim_latest(engine, "batch", every)
    assert not claim_latest(engine, "batch", every)
