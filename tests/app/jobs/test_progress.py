"""The board: how far a job is, from the first report to being forgotten."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from threading import Barrier, Event

import pytest

from reference_app.jobs.progress import BoardFullError, Job, JobBoard, Report

PATIENCE = 30
user: ContextVar[str] = ContextVar("user", default="nobody")


class Clock:
    """Shows what it is set to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1, "board") as made:
        yield made


def quick(_: Report) -> str:
    return "stock.csv"


def fail(_: Report) -> None:
    raise ConnectionError("password=tea")


def ended(pool: ThreadPoolExecutor) -> None:
    """Wait until the pool's only thread has done all before."""
    pool.submit(int).result(PATIENCE)


def test_a_job_goes_from_queued_by_its_reports_to_done(pool):
    board, step, may_start = JobBoard(pool), Barrier(2), Event()

    def task(report: Report) -> str:
        report(40)
        step.wait(PATIENCE)
        step.wait(PATIENCE)
        return "stock.csv"

    pool.submit(may_start.wait, PATIENCE)
    name = board.start(task)
    assert board.get(name) == Job("queued")
    may_start.set()
    step.wait(PATIENCE)
    assert board.get(name) == Job("running", 40)
    step.wait(PATIENCE)
    ended(pool)
    done = board.get(name)
    assert done is not None
    assert (done.status, done.percent, done.result) == ("done", 100, "stock.csv")


def test_a_failure_is_logged_and_tells_the_browser_nothing(pool, caplog):
    board = JobBoard(pool, clock=Clock())
    name = board.start(fail)
    ended(pool)
    assert board.get(name) == Job("failed", ended=1000.0)
    assert "password=tea" in caplog.text
    assert name in caplog.text


def test_an_ended_job_is_forgotten_after_a_while_and_a_running_one_never(pool):
    clock, may_end, runs = Clock(), Event(), Event()
    board = JobBoard(pool, keep=600, clock=clock)

    def slow(_: Report) -> None:
        runs.set()
        assert may_end.wait(PATIENCE)

    first = board.start(quick)
    second = board.start(slow)
    assert runs.wait(PATIENCE)
    clock.now += 600
    assert board.get(first) is not None
    clock.now += 1
    assert board.get(first) is None
    clock.now += 10_000
    assert board.get(second) == Job("running")
    may_end.set()


def test_the_board_refuses_beyond_its_limit_and_takes_again_later(pool):
    clock, ran = Clock(), []
    board = JobBoard(pool, limit=2, keep=600, clock=clock)
    board.start(quick)
    board.start(quick)
    ended(pool)
    with pytest.raises(BoardFullError, match="2 jobs are known"):
        board.start(ran.append)
    clock.now += 601
    board.start(quick)
    ended(pool)
    assert not ran


def test_a_job_sees_nothing_that_its_thread_keeps(pool):
    pool.submit(user.set, "alice").result(PATIENCE)
    board = JobBoard(pool)
    name = board.start(lambda _: user.get())
    ended(pool)
    done = board.get(name)
    assert done is not None
    assert done.result == "nobody"


def test_nobody_guesses_a_name(pool):
    board = JobBoard(pool)
    names = {board.start(quick) for _ in range(20)}
    assert len(names) == 20
    assert all(len(name) >= 22 for name in names)


def test_what_the_pool_refuses_takes_no_place():
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    board = JobBoard(pool, limit=1)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="after shutdown"):
            board.start(quick)
