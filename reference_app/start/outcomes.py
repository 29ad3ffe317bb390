"""Run jobs on a bounded number of threads and lose no exception."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """What one job returned, or what it raised."""

    result: object = None
    error: BaseException | None = None


def outcome_of(future: Future[object]) -> Outcome:
    """Wait for a Future; take its exception as a value."""
    error = future.exception()
    return Outcome(error=error) if error else Outcome(future.result())


def gather(
    jobs: Iterable[Callable[[], object]],
    workers: int,
) -> list[Outcome]:
    """Run jobs on a few threads; outcomes come in the jobs' order.

    :param jobs: each takes no arguments.
    :param workers: the most threads that run at once; the rest of the jobs
        wait in the pool's queue.
    :returns: one Outcome a job; a job that raised stops no other.
    """
    with ThreadPoolExecutor(workers, "worker") as pool:
        futures = [pool.submit(job) for job in jobs]
        return [outcome_of(future) for future in futures]
