"""A pool that refuses work beyond a limit."""

import threading

import pytest

from reference_app.start.pool import BoundedPool, PoolFullError

PATIENCE = 30


@pytest.fixture
def pool():
    pool = BoundedPool(workers=1, pending=2)
    yield pool
    pool.close()


def test_refuses_at_once_what_is_beyond_the_limit(pool):
    may_end = threading.Event()
    running = pool.submit(lambda: may_end.wait(PATIENCE))
    queued = pool.submit(lambda: "second")
    with pytest.raises(PoolFullError, match="2 jobs are pending; retry later"):
        pool.submit(lambda: "third")
    may_end.set()
    assert running.result(PATIENCE) is True
    assert queued.result(PATIENCE) == "second"


def test_a_finished_job_makes_room_even_if_it_failed(pool):
    """Three rounds that fill the pool: every place is given back."""
    for _ in range(3):
        may_fail, back = threading.Event(), threading.Semaphore(0)

        def fail(may_fail: threading.Event = may_fail) -> None:
            may_fail.wait(PATIENCE)
            raise ConnectionError("the supplier does not answer")

        for _ in range(2):
            # Callbacks run in order: this one after the one that makes room.
            pool.submit(fail).add_done_callback(lambda _, back=back: back.release())
        may_fail.set()
        assert back.acquire(timeout=PATIENCE)
        assert back.acquire(timeout=PATIENCE)


def test_a_queued_job_that_is_cancelled_makes_room(pool):
    may_end = threading.Event()
    pool.submit(lambda: may_end.wait(PATIENCE))
    assert pool.submit(lambda: "dropped").cancel()
    last = pool.submit(lambda: "in its place")
    may_end.set()
    assert last.result(PATIENCE) == "in its place"


def test_close_drops_the_queue_and_waits_for_what_runs():
    pool = BoundedPool(workers=1, pending=2)
    started, may_end = threading.Event(), threading.Event()

    def job() -> bool:
        started.set()
        return may_end.wait(PATIENCE)

    running = pool.submit(job)
    queued = pool.submit(lambda: "never")
    assert started.wait(PATIENCE)
    queued.add_done_callback(lambda _: may_end.set())
    pool.close()
    assert queued.cancelled()
    assert running.result(timeout=0) is True


def test_a_refused_submit_does_not_cost_a_place():
    pool = BoundedPool(workers=1, pending=1)
    pool.close()
    for _ in range(2):
        with pytest.raises(RuntimeError, match="after shutdown"):
            pool.submit(lambda: "too late")
