"""What it costs to hand one task to another thread."""

from __future__ import annotations

from collections.abc import Mapping

from matplotlib.figure import Figure

from sitegen.plotting.forms import Bar, Group, bars
from sitegen.plotting.plot import Plot, Result, Rows

HERE = {
    "copied_context": "copy_context().run",
    "app_context": "app.app_context()",
    "request_copy": "copy_current_request_context",
}
THERE = {
    "thread": "new Thread, joined",
    "pool": "pool.submit",
    "pool_copied_context": "submit, copy_context().run",
    "pool_app_context": "submit, app.app_context()",
    "recipe": "hand_over, the recipe",
    "pool_request_copy": "submit, copy_current_request_context",
}


def _times(result: Result, ways: Mapping[str, str]) -> str:
    every = (f"{label} {_us(result, way)}" for way, label in ways.items())
    return ", ".join(every)


def _us(result: Result, way: str) -> str:
    return f"{result['microseconds'][way]:.3g} µs"


def _describe(result: Result) -> str:
    here, there = _times(result, HERE), _times(result, THERE)
    return f"To another thread and back: {there}. Without leaving the thread: {here}."


def _draw(result: Result) -> Figure:
    return bars(_groups(result, THERE, 0) + _groups(result, HERE, 1))


def _groups(result: Result, ways: Mapping[str, str], series: int) -> list[Group]:
    where = " (same thread)" if series else ""
    return [
        Group(
            label + where,
            (Bar(result["microseconds"][way], _us(result, way), series=series),),
        )
        for way, label in ways.items()
    ]


def _table(result: Result) -> Rows:
    kinds = {"another thread": THERE, "the same thread": HERE}
    rows = [
        (label, kind, _us(result, way))
        for kind, ways in kinds.items()
        for way, label in ways.items()
    ]
    return [("way", "the task runs in", "median"), *rows]


PLOT = Plot(
    title="One task handed over, in microseconds",
    file="evidence/benchmarks/handover.json",
    describe=_describe,
    draw=_draw,
    table=_table,
)
