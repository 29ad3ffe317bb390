"""Results and exceptions of a bounded number of threads."""

import threading
from functools import partial

from reference_app.start.outcomes import Outcome, gather

PATIENCE = 30


def test_outcomes_keep_the_jobs_order_when_they_end_backwards():
    ended = [threading.Event() for _ in range(4)]
    ended[3].set()

    def job(number: int) -> int:
        assert ended[number + 1].wait(PATIENCE)
        ended[number].set()
        return number

    outcomes = gather([partial(job, n) for n in range(3)], workers=3)
    assert [outcome.result for outcome in outcomes] == [0, 1, 2]


def test_a_job_that_raises_leaves_the_others_alone():
    def fail() -> None:
        raise KeyError("pot-07")

    good, bad, last = gather([lambda: 1, fail, lambda: 3], workers=2)
    assert good == Outcome(result=1)
    assert isinstance(bad.error, KeyError)
    assert bad.result is None
    assert last == Outcome(result=3)


def test_never_more_threads_than_workers():
    """Groups of three fill the barrier; a fourth would spoil a group."""
    inside = threading.Semaphore(3)
    group = threading.Barrier(3)

    def job() -> bool:
        got_in = inside.acquire(blocking=False)
        group.wait(PATIENCE)
        inside.release()
        return got_in

    outcomes = gather([job] * 9, workers=3)
    assert [outcome.result for outcome in outcomes] == [True] * 9
