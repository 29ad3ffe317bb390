"""How far apart do a hundred jobs begin that are started together?"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.result import machine
from benchmarks.service.figures import percentile
from benchmarks.service.progress import Progress
from benchmarks.threads.batch import Batch, in_order
from benchmarks.threads.limits import starts_seconds, wakes_seconds
from benchmarks.threads.ways import NAMES, all_ways
from benchmarks.twice import finish, options, pool, ratios, run_twice

JOBS = 100
STEPS = JOBS - 1  # starts, or wake-ups, between the first job and the last
POSTS_CALL = 2  # seconds that each of the posts' jobs takes
REPEATS, QUICK_REPEATS = 100, 4

# A way that creates its threads while jobs begin is bound to the first; one whose
# threads exist by then has to wake each of them.
LIMITS = {"start": starts_seconds, "wake": wakes_seconds}
Samples = dict[str, list[float]]


@dataclass(frozen=True)
class Starts:
    """What batches showed, one sample a batch.

    :ivar spreads: seconds from first to last start, by way.
    :ivar orders: shares of jobs that began after the one before them, by way.
    :ivar limits: seconds that `STEPS` starts and wake-ups take.
    """

    spreads: Samples
    orders: Samples
    limits: Samples


def measure(repeats: int) -> Starts:
    """Start the batch in every way, in turns."""
    found = Starts(
        {name: [] for name in NAMES},
        {name: [] for name in NAMES},
        {name: [] for name in LIMITS},
    )
    progress = Progress()
    with all_ways(JOBS) as ways:
        for done in range(repeats):
            progress(f"{done} of {repeats} batches in each way")
            for name, seconds in LIMITS.items():
                found.limits[name].append(seconds(STEPS))
            for name, way in ways.items():
                batch = Batch(JOBS)
                way(batch.job, JOBS)
                found.spreads[name].append(batch.spread)
                found.orders[name].append(in_order(batch.begun))
    progress.end(f"{repeats} batches in each of {len(NAMES)} ways")
    return found


def together(runs: Sequence[Starts]) -> Starts:
    """Return the samples of all runs as one."""
    return Starts(
        pool(run.spreads for run in runs),
        pool(run.orders for run in runs),
        pool(run.limits for run in runs),
    )


def milliseconds(seconds: Sequence[float]) -> dict[str, float]:
    """Return the least, the median and the 90th percentile in milliseconds."""
    figures = {
        "least_ms": min(seconds),
        "median_ms": median(seconds),
        "p90_ms": percentile(seconds, 0.9),
    }
    return {name: round(value * 1000, 2) for name, value in figures.items()}


def figures(found: Starts) -> dict[str, Any]:
    """Return the figures of each way and limit, and which way is best."""
    return {
        "ways": {
            name: milliseconds(spreads)
            | {"in_order": round(median(found.orders[name]), 2)}
            for name, spreads in found.spreads.items()
        },
        "limits": {
            name: milliseconds(seconds) for name, seconds in found.limits.items()
        },
        "best": best(found),
    }


def best(found: Starts) -> str:
    """Return the way with the smallest median spread."""
    return min(found.spreads, key=lambda name: median(found.spreads[name]))


def compare(found: Starts) -> dict[str, float]:
    """Return the ratios that pages quote, of medians of the same runs."""
    spread = {name: median(samples) for name, samples in found.spreads.items()}
    limit = {name: median(samples) for name, samples in found.limits.items()}
    smallest = spread[best(found)]
    return {
        "best_to_start_limit": smallest / limit["start"],
        "best_to_wake_limit": smallest / limit["wake"],
        "app_to_start_limit": spread["app"] / limit["start"],
        "app_to_wake_limit": spread["app"] / limit["wake"],
        "loop_to_start_limit": spread["loop"] / limit["start"],
        "loop_to_app": spread["loop"] / spread["app"],
    }


def main(*words: str) -> None:
    """Start a hundred jobs in every way, in two runs."""
    chosen = options("starts", words)
    before = machine()
    repeats = QUICK_REPEATS if chosen.quick else REPEATS
    runs = run_twice(lambda: measure(repeats))
    every = figures(together(runs))
    for name, each in (every["limits"] | every["ways"]).items():
        print(f"  {name:<12} {each}")
    result = {
        **before,
        "jobs": JOBS,
        "batches": repeats * len(runs),
        "posts_call_s": POSTS_CALL,
        "posts_spread_s": STEPS * POSTS_CALL,
        **every,
        "runs": [figures(run) for run in runs],
        "ratios": ratios(compare(together(runs)), [compare(run) for run in runs]),
    }
    finish("starts", result, chosen)
