"""What one thread takes with the GIL and without, where both were measured."""

from __future__ import annotations

from matplotlib.figure import Figure

from sitegen.plotting.forms import Bar, Group, bars
from sitegen.plotting.plot import Plot, Result, Rows

WORK = {"loop_ms": "adding in a loop", "calls_ms": "recursive calls"}


def _builds(result: Result) -> dict[str, Result]:
    """Return each measured build by how it is called here."""
    found = filter(None, result["builds"].values())
    return {
        f"CPython {build['version']}{'' if build['gil'] else ', no GIL'}": build
        for build in found
    }


def _describe(result: Result) -> str:
    every = [
        f"{work} {build[key]:.3g} ms on {name}"
        for key, work in WORK.items()
        for name, build in _builds(result).items()
    ]
    return f"In one thread: {', '.join(every)}."


def _draw(result: Result) -> Figure:
    return bars(
        [Group(work, _bars(_builds(result), key)) for key, work in WORK.items()]
    )


def _bars(builds: dict[str, Result], key: str) -> tuple[Bar, ...]:
    # The two kinds of work are shown as shares of the longest of each.
    longest = max(build[key] for build in builds.values())
    return tuple(
        Bar(
            build[key] / longest,
            f"{build[key]:.3g} ms, {name}",
            series=0 if build["gil"] else 1,
        )
        for name, build in builds.items()
    )


def _table(result: Result) -> Rows:
    rows = [
        (name, *(f"{build[key]:.3g} ms" for key in WORK))
        for name, build in _builds(result).items()
    ]
    return [("build", *WORK.values()), *rows]


PLOT = Plot(
    title="The same two pieces of work in one thread; the longest bar is the slowest",
    file="evidence/benchmarks/parallel.json",
    describe=_describe,
    draw=_draw,
    table=_table,
)
