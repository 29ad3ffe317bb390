"""Start many jobs concurrently, and tell how far apart they began."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from time import perf_counter
from typing import NamedTuple


@dataclass(frozen=True)
class StartReport:
    """When each job started and how it ended, in the order given.

    `offsets` are seconds after the earliest start. Where a job raised,
    `errors` holds the exception and `results` None; else the other way
    round.
    """

    offsets: tuple[float, ...]
    results: tuple[object, ...]
    errors: tuple[BaseException | None, ...]

    @property
    def spread(self) -> float:
        """Seconds from the earliest start to the latest."""
        return max(self.offsets, default=0.0)


class TimedRun(NamedTuple):
    """One job's start on the clock, and its outcome."""

    started: float
    result: object = None
    error: BaseException | None = None


def run_timed(
    job: Callable[[], object],
    clock: Callable[[], float],
) -> TimedRun:
    """Run one job; note when it started and how it ended."""
    started = clock()
    try:
        return TimedRun(started, result=job())
    except BaseException as error:
        return TimedRun(started, error=error)


def report_on(runs: Sequence[TimedRun]) -> StartReport:
    """Turn clock readings into offsets from the earliest start."""
    first = min((run.started for run in runs), default=0.0)
    return StartReport(
        offsets=tuple(run.started - first for run in runs),
        results=tuple(run.result for run in runs),
        errors=tuple(run.error for run in runs),
    )


def start_together(jobs: Sequence[Callable[[], object]]) -> StartReport:
    """Start all jobs concurrently, lined up by a barrier.

    Returns when all have ended. The barrier makes sure that every thread
    exists before the first job begins. It does not make them begin in one
    instant: a waiting thread is woken, then has to be given a core and, on
    most builds, the GIL. `StartReport.spread` says how far apart they began.

    :param jobs: each takes no arguments; one thread is started for each,
        so the caller bounds their number. A job that never ends is waited
        for without end: give its calls timeouts of their own.
    :returns: the start offsets, results and exceptions, in order.
    :raises RuntimeError: the operating system refused a thread; no job
        has run then.
    """
    line = Barrier(max(len(jobs), 1))

    def lined_up(job: Callable[[], object]) -> TimedRun:
        line.wait()
        return run_timed(job, perf_counter)

    with ThreadPoolExecutor(line.parties, "batch") as pool:
        try:
            starts = [pool.submit(lined_up, job) for job in jobs]
        except BaseException:
            line.abort()  # or those lined up would wait for ever
            raise
    return report_on([start.result() for start in starts])
