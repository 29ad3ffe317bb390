"""How soon the pipeline answers when ten times too much comes."""

from __future__ import annotations

from matplotlib.figure import Figure

from sitegen.plotting.forms import Bar, Group, bars
from sitegen.plotting.plot import Plot, Result, Rows


def _answers(result: Result) -> dict[str, Result]:
    return {
        "accepted, before": result["unloaded"]["accepted"],
        "accepted, in the crowd": result["loaded"]["accepted"],
        "refused with 503": result["refused"],
    }


def _describe(result: Result) -> str:
    half = ", ".join(
        f"{name} {times['p50_ms']} ms" for name, times in _answers(result).items()
    )
    return f"Half of the requests were answered within: {half}."


def _draw(result: Result) -> Figure:
    return bars(
        [
            Group(name, (_bar(times, int(name.startswith("refused"))),))
            for name, times in _answers(result).items()
        ]
    )


def _bar(times: Result, series: int) -> Bar:
    half, most = times["p50_ms"], times["p99_ms"]
    text = f"{half:.0f} ms, 99 % in {most:.0f} ms"
    return Bar(half, text, range=(half, most), series=series)


def _table(result: Result) -> Rows:
    rows = [
        (name, f"{t['requests']:,}", *(f"{t[k]} ms" for k in KEYS))
        for name, t in _answers(result).items()
    ]
    return [("answers", "requests", "p50", "p99", "longest"), *rows]


KEYS = ("p50_ms", "p99_ms", "most_ms")
PLOT = Plot(
    title="Time to an answer: half of them, and 99 in 100",
    file="evidence/benchmarks/overload.json",
    describe=_describe,
    draw=_draw,
    table=_table,
)
