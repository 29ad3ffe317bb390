"""The inventory: many calls to the third party, side by side."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, wait
from contextvars import Context
from typing import Any, TypeVar

T = TypeVar("T")


class InventoryError(Exception):
    """Some pages of the inventory did not come: which, and why.

    :ivar reasons: what went wrong, by page number.
    """

    def __init__(self, reasons: dict[int, str]) -> None:
        listed = [f"page {n}: {why}" for n, why in reasons.items()]
        super().__init__("; ".join(listed))
        self.reasons = reasons


def why_failed(job: Future[Any], timeout: float) -> str | None:
    """Say what went wrong with a job; None if nothing did."""
    if job.cancelled() or not job.done():
        return f"no answer within {timeout:g} s"
    error = job.exception()
    return f"{type(error).__name__}: {error}" if error else None


def gather_inventory(
    fetch_page: Callable[[int], T],
    pages: Iterable[int],
    pool: Executor,
    timeout: float,
) -> list[T]:
    """Fetch pages concurrently; give the answers in page order.

    All calls share one deadline. A call that still runs when it passes
    goes on: no thread can be stopped from outside. So give `fetch_page`
    a time-out of its own.

    :param fetch_page: runs in the pool's threads, in an empty context:
        it gets what it needs as values, not from `request` or `g`.
    :param pages: the pages' numbers.
    :param pool: has a thread for each call that is to run concurrently.
    :param timeout: seconds, for all pages together.
    :returns: one answer a page.
    :raises InventoryError: names each page without an answer, and why.
    """
    jobs = {n: pool.submit(Context().run, fetch_page, n) for n in pages}
    for late in wait(jobs.values(), timeout).not_done:
        late.cancel()
    reasons = {n: why_failed(job, timeout) for n, job in jobs.items()}
    failed = {n: why for n, why in reasons.items() if why}
    if failed:
        raise InventoryError(failed)
    return [job.result() for job in jobs.values()]
