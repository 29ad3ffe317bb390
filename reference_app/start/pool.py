"""A pool with an end to its queue, so that overload is seen at once."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import TypeVar

Result = TypeVar("Result")


class PoolFullError(RuntimeError):
    """The pool has all the work it may hold; try again later."""


class BoundedPool:
    """A thread pool that refuses work beyond a limit.

    `ThreadPoolExecutor` bounds its threads but not its queue: under overload
    the queue grows until memory ends, and every answer comes late.

    :param workers: threads, at most.
    :param pending: jobs accepted and not finished, at most; running ones
        count.
    """

    def __init__(self, workers: int, pending: int) -> None:
        self._limit = pending
        self._free = BoundedSemaphore(pending)
        self._pool = ThreadPoolExecutor(workers, "bounded")

    def submit(self, job: Callable[[], Result]) -> Future[Result]:
        """Queue a job, or raise PoolFullError without waiting."""
        if not self._free.acquire(blocking=False):
            message = f"{self._limit} jobs are pending; retry later"
            raise PoolFullError(message)
        try:
            future = self._pool.submit(job)
        except BaseException:
            self._free.release()
            raise
        # Called once when the job ends, fails or is cancelled.
        future.add_done_callback(lambda _: self._free.release())
        return future

    def close(self) -> None:
        """Drop what is queued and wait for what runs."""
        self._pool.shutdown(cancel_futures=True)
