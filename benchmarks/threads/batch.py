"""A batch of jobs that note when they begin, and are all under way concurrently."""

from collections.abc import Sequence
from itertools import count, pairwise
from threading import Lock
from time import perf_counter

PATIENCE = 60  # seconds


class Batch:
    """Jobs that end only when the last of them has begun.

    So each has a thread of its own, as a job has that waits for an answer: were it
    to end at once, a pool would give its thread the next job.

    :param jobs: how many.
    :ivar begun: when each began, by its number, in seconds of `perf_counter`.
    """

    def __init__(self, jobs: int) -> None:
        self.begun = [0.0] * jobs
        self._next = count(1)
        self._gate = Lock()
        self._gate.acquire()

    def job(self, number: int) -> None:
        """Note the time; wait until all have done so.

        :raises TimeoutError: a job has not begun within a minute.
        """
        self.begun[number] = perf_counter()
        if next(self._next) < len(self.begun) and not self._gate.acquire(
            timeout=PATIENCE
        ):
            raise TimeoutError("a job of the batch never began")
        self._gate.release()  # each lets the next one through

    @property
    def spread(self) -> float:
        """Seconds from the earliest start to the latest."""
        return max(self.begun) - min(self.begun)


def in_order(begun: Sequence[float]) -> float:
    """Return the share of jobs that began after the one numbered before them."""
    pairs = list(pairwise(begun))
    return sum(one <= other for one, other in pairs) / len(pairs)
