"""How far apart a hundred jobs begin, by the way they are started."""

from __future__ import annotations

from matplotlib.figure import Figure

from sitegen.plotting.forms import Bar, Group, bars
from sitegen.plotting.plot import Plot, Result, Rows

WAYS = {
    "loop": "Thread.start() in a loop",
    "pool": "new ThreadPoolExecutor",
    "low_level": "_thread.start_new_thread in a loop",
    "app": "start_together, as the app does",
    "barrier": "new threads and a Barrier",
    "event": "new threads and an Event",
    "locks": "new threads, a lock for each",
    "warm_pool": "pool whose threads wait",
    "warm_barrier": "that pool and a Barrier",
}
LIMITS = {
    "start": "99 calls of Thread.start()",
    "wake": "99 wake-ups, one after another",
}


def _describe(result: Result) -> str:
    spreads = ", ".join(
        f"{label} {result['ways'][way]['median_ms']:.1f} ms"
        for way, label in WAYS.items()
    )
    limits = " and ".join(
        f"{label} {result['limits'][limit]['median_ms']:.1f} ms"
        for limit, label in LIMITS.items()
    )
    return f"From the first start to the last: {spreads}. Beside it: {limits}."


def _draw(result: Result) -> Figure:
    start = result["limits"]["start"]["median_ms"]
    return bars(
        [
            Group(label, (_bar(result["ways"][way], start),))
            for way, label in WAYS.items()
        ],
        limit=LIMITS["start"],
    )


def _bar(way: Result, limit: float) -> Bar:
    middle, most = way["median_ms"], way["p90_ms"]
    ends = (way["least_ms"], most)
    return Bar(middle, f"{middle:.1f} ms", limit=limit, range=ends)


def _table(result: Result) -> Rows:
    ways = [_row(label, result["ways"][way]) for way, label in WAYS.items()]
    limits = [_row(label, result["limits"][limit]) for limit, label in LIMITS.items()]
    return [("way", "least", "median", "90th percentile", "in order"), *ways, *limits]


def _row(label: str, found: Result) -> tuple[str, ...]:
    times = (f"{found[key]:.2f} ms" for key in ("least_ms", "median_ms", "p90_ms"))
    order = f"{found['in_order']:.0%}" if "in_order" in found else ""
    return (label, *times, order)


PLOT = Plot(
    title="From the first of 100 starts to the last: median, least and 90th percentile",
    file="evidence/benchmarks/starts.json",
    describe=_describe,
    draw=_draw,
    table=_table,
)
