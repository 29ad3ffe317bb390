"""The old way: call one job after another, and see when each begins."""

from collections.abc import Callable, Sequence
from time import perf_counter

from reference_app.start.together import (
    StartReport,
    report_on,
    run_timed,
)


def call_in_turn(
    jobs: Sequence[Callable[[], object]],
    clock: Callable[[], float] = perf_counter,
) -> StartReport:
    """Call the jobs one after another; note when each one began.

    :param jobs: each takes no arguments.
    :param clock: returns seconds; hand in one that a job moves on, and
        the start times are computed without waiting.
    :returns: the same report that `start_together` gives.
    """
    return report_on([run_timed(job, clock) for job in jobs])
