"""Three workloads, and how soon a server could do each of them at best."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from benchmarks.servers.app import NUMBERS, WAIT, count, first_numbers

COMPUTE = 0.025  # seconds of CPU that one request is calibrated to take
BEST_OF = 20


@dataclass(frozen=True)
class Workload:
    """What each request asks for.

    :ivar path: of the request.
    :ivar body: of every answer.
    :ivar seconds: that a request waits or computes, apart from all that serves it.
    :ivar computes: it needs a core; otherwise it only waits.
    """

    name: str
    path: str
    body: str
    seconds: float
    computes: bool

    def concurrent(self, processes: int, threads: int) -> int:
        """Return how many requests can get on concurrently.

        Waits go on in every thread. Python computes in one thread of a process, and
        more processes than cores do not help either.
        """
        return min(processes, cores()) if self.computes else processes * threads


def cores() -> int:
    """Return how many cores there are."""
    return os.cpu_count() or 1


def workloads() -> dict[str, Workload]:
    """Return the workloads, the computing ones measured and calibrated here and now."""
    fibonacci = cpu_seconds(partial(first_numbers, NUMBERS))
    digits = str(len(str(first_numbers(NUMBERS)[-1])))
    rounds = calibrate(COMPUTE)
    compute = cpu_seconds(partial(count, rounds))
    every = [
        Workload("wait", "/wait", "waited", WAIT, computes=False),
        Workload("fibonacci", "/fibonacci", digits, fibonacci, computes=True),
        Workload(
            "compute", f"/compute/{rounds}", str(count(rounds)), compute, computes=True
        ),
    ]
    return {each.name: each for each in every}


def calibrate(seconds: float) -> int:
    """Return how many thousand rounds of `count` take so much CPU, as rounds."""
    tried = 10_000
    while (taken := cpu_seconds(partial(count, tried))) < seconds / 4:
        tried *= 2
    return int(tried * seconds / taken) // 1000 * 1000


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the least CPU time that some work took, in seconds.

    What else runs on the machine can only make it take longer.
    """
    return min(_cpu_seconds(work) for _ in range(BEST_OF))


def _cpu_seconds(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start
