"""What more threads gain: for waits, for computing, for next to nothing."""

from __future__ import annotations

from matplotlib.figure import Figure

from sitegen.plotting.forms import Line, Scale, lines
from sitegen.plotting.plot import Plot, Result, Rows

MOST = "1000"
THREADS = {
    1: "gunicorn-sync-1x1",
    8: "gunicorn-gthread-1x8",
    32: "gunicorn-gthread-1x32",
}
NAMES = {"wait": "wait", "compute": "compute", "fibonacci": "Fibonacci"}


def _times(result: Result, workload: str) -> dict[int, float]:
    """Return how many times as fast as one thread, by the number of threads."""
    cells = result["cells"][workload]
    one = cells[THREADS[1]][MOST]["seconds"]
    return {n: one / cells[side][MOST]["seconds"] for n, side in THREADS.items()}


def _describe(result: Result) -> str:
    every = [
        f"{name} {_times(result, workload)[32]:.1f} times"
        for workload, name in NAMES.items()
    ]
    return f"As fast as with one thread, with 32 threads: {', '.join(every)}."


def _draw(result: Result) -> Figure:
    measured = [
        Line(name, list(_times(result, workload).items()))
        for workload, name in NAMES.items()
    ]
    limit = Line("limit", [(threads, threads) for threads in THREADS], limit=True)
    return lines(
        [*measured, limit],
        Scale("threads of one gunicorn process", (1, 8, 32), log=True),
        Scale("times as fast as one thread", (0.5, 1, 2, 4, 8, 16, 32), log=True),
    )


def _table(result: Result) -> Rows:
    head = ("workload", *(f"{threads} threads" for threads in THREADS))
    rows = [
        (name, *(f"{times:.2f}" for times in _times(result, workload).values()))
        for workload, name in NAMES.items()
    ]
    return [head, *rows]


PLOT = Plot(
    title="1000 requests: what threads gain over one sync worker",
    file="evidence/benchmarks/table.json",
    describe=_describe,
    draw=_draw,
    table=_table,
)
