"""How many requests a second can so many threads answer? A model of one number.

A request waits, and computes for a while. So many threads begin a request each time
one of theirs ends, until one core has no time left: on a build with the GIL, all
threads of a process compute on one core's worth of time.
"""

from collections.abc import Mapping
from typing import Any

from sitegen.pages.capacity import throughput

Rates = Mapping[int, float]  # requests a second, by the number of threads


def predicted(threads: int, wait: float, cpu: float) -> float:
    """Return the requests a second that the handbook's formula gives for one process.

    :param wait: seconds of a request in which its thread waits.
    :param cpu: seconds of a request in which it computes.
    """
    return throughput(wait * 1000, cpu * 1000, processes=1, threads=threads, cores=1)


def deviations(rates: Rates, wait: float, cpu: float) -> dict[int, float]:
    """Return by what share each measured rate is above the model's."""
    return {n: rate / predicted(n, wait, cpu) - 1 for n, rate in rates.items()}


def fitted(rates: Rates, wait: float) -> float:
    """Return the seconds of computing with which the model fits best.

    Tried are those that make it right at one of the points where it can be: above the
    knee, where the rate is what one core can do. The mean deviation decides.
    """
    tried = [1 / rate for rate in rates.values()]
    return min(tried, key=lambda cpu: typical(deviations(rates, wait, cpu)))


def typical(found: Mapping[int, float]) -> float:
    """Return the mean size of deviations."""
    return sum(map(abs, found.values())) / len(found)


def report(rates: Rates, wait: float) -> dict[str, Any]:
    """Return measurement and model side by side, with the model's deviation."""
    cpu = fitted(rates, wait)
    off = deviations(rates, wait, cpu)
    return {
        "cpu_ms": round(cpu * 1000, 3),
        "knee_threads": round((wait + cpu) / cpu),
        "most_per_second": round(max(rates.values())),
        "deviation_mean": round(typical(off), 3),
        "deviation_most": round(max(map(abs, off.values())), 3),
        "points": [
            {
                "threads": n,
                "per_second": round(rate, 1),
                "model_per_second": round(predicted(n, wait, cpu), 1),
                "deviation": round(off[n], 3),
            }
            for n, rate in rates.items()
        ],
    }
