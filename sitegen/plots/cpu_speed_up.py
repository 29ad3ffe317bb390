"""What more threads and more processes do for CPU work."""

from __future__ import annotations

from matplotlib.figure import Figure

from sitegen.plotting.forms import Line, Scale, lines
from sitegen.plotting.plot import Plot, Result, Rows

WORKERS = (1, 2, 4, 8)
KINDS = ("processes", "threads")


def _measured(result: Result) -> list[tuple[str, str, dict[int, float]]]:
    """Return a build's name, what its workers are, and their speed-ups."""
    return [
        (_name(result, build), kind, _speed_ups(found["speed_ups"], kind))
        for build, found in result["builds"].items()
        if found and found["speed_ups"]
        for kind in KINDS
    ]


def _name(result: Result, build: str) -> str:
    gil = "GIL" if result["builds"][build]["gil"] else "no GIL"
    return f"{result['builds'][build]['version']}, {gil}"


def _speed_ups(found: dict[str, float], kind: str) -> dict[int, float]:
    return {number: found[f"{kind}_{number}"] for number in WORKERS}


def _describe(result: Result) -> str:
    most = ", ".join(
        f"{max(WORKERS)} {kind} on CPython {build} {speed_ups[max(WORKERS)]} times"
        for build, kind, speed_ups in _measured(result)
    )
    return f"As fast as one thread that works alone: {most}; {result['cores']} cores."


def _draw(result: Result) -> Figure:
    return lines(
        [
            Line(f"{kind}, {build.split(', ')[1]}", list(speed_ups.items()))
            for build, kind, speed_ups in _measured(result)
        ],
        Scale("threads or processes", WORKERS, log=True),
        Scale("times as fast as one thread", (0, 0.5, 1, 1.5, 2)),
    )


def _table(result: Result) -> Rows:
    heads = ("CPython", "workers", *map(str, WORKERS))
    rows = [
        (build, kind, *(f"{speed_ups[number]:.2f}" for number in WORKERS))
        for build, kind, speed_ups in _measured(result)
    ]
    return [heads, *rows]


PLOT = Plot(
    title="The same CPU work, shared by threads and by processes",
    file="evidence/benchmarks/parallel.json",
    describe=_describe,
    draw=_draw,
    table=_table,
)
