"""What the plots of the measured servers share: bars with the limit of each."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from matplotlib.figure import Figure

from sitegen.plotting.forms import Bar, Group, bars
from sitegen.plotting.plot import Plot, Result, Rows

FILE = "evidence/benchmarks/table.json"
MOST = "1000"


def by_server(workload: str, title: str) -> Plot:
    """Return the plot of a workload with the most requests, a bar for each server."""
    return Plot(
        title=title,
        file=FILE,
        describe=partial(_describe, workload),
        draw=partial(_draw, workload),
        table=partial(_table, workload),
    )


def _sides(result: Result, workload: str) -> list[tuple[Result, Result]]:
    """Return each server, and what it did with the most requests."""
    cells = result["cells"][workload]
    return [(result["servers"][side], cells[side][MOST]) for side in cells]


def _draw(workload: str, result: Result) -> Figure:
    grouped = groupby(_sides(result, workload), key=lambda side: str(side[0]["name"]))
    groups = [
        Group(name, tuple(_bar(*side) for side in sides)) for name, sides in grouped
    ]
    return bars(groups, limit="the limit: nothing can be faster")


def _bar(server: Result, cell: Result) -> Bar:
    text = f"{cell['seconds']:.1f} s, {server['shape']}"
    return Bar(cell["seconds"], text, limit=cell["limit_s"])


def _describe(workload: str, result: Result) -> str:
    every = [
        f"{server['name']} {server['shape']} {cell['seconds']:.1f} s"
        f" (limit {cell['limit_s']:.1f} s)"
        for server, cell in _sides(result, workload)
    ]
    return f"Seconds for {MOST} requests, processes x threads: {', '.join(every)}."


def _table(workload: str, result: Result) -> Rows:
    head = ("server", "processes x threads", "seconds", "limit", "median of")
    rows = [
        (
            str(server["name"]),
            str(server["shape"]),
            f"{cell['seconds']:.2f}",
            f"{cell['limit_s']:.2f}",
            str(cell["times"]),
        )
        for server, cell in _sides(result, workload)
    ]
    return [head, *rows]
