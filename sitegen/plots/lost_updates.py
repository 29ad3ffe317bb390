"""What threads lose without a lock, by statement and by Python."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sitegen.plotting.forms import LINE, TEXT, WIDTH
from sitegen.plotting.palette import INK, QUIET, RULE, SERIES
from sitegen.plotting.plot import Plot, Result, Rows

LABELS = {
    "plus_equals": "a += 1",
    "attribute": "x.v += 1",
    "plus_call": "a += f(1)",
    "property": "x.p += 1, and p is a property",
    "item": "d[k] = d.get(k, 0) + 1",
    "append": "items.append(1)",
    "check_then_act": "if k not in d: d[k] = make(k)",
    "iteration": "for k in d, while a thread adds a key",
}
TALL = 20
"""Points that a column of 100 % is high."""
ROW = LINE + LINE + TALL + 8


def _shown(wrong: Result) -> str:
    """Return a share in whole percent; "<1" is not "0", which was never seen."""
    if not wrong["wrong"]:
        return "0"
    percent = round(100 * wrong["share"])
    return str(percent) if percent else "<1"


def _each(result: Result, key: str) -> list[tuple[str, Result]]:
    return [(name, build["wrong"][key]) for name, build in result["builds"].items()]


def _describe(result: Result) -> str:
    every = (
        f"{label}: "
        + ", ".join(f"{_shown(wrong)} on {name}" for name, wrong in _each(result, key))
        for key, label in LABELS.items()
    )
    return f"Went wrong, in percent, by version of CPython. {'; '.join(every)}."


def _draw(result: Result) -> Figure:
    high = LINE + ROW * len(LABELS)
    # 72 points are an inch, and an SVG's unit is a point.
    figure = Figure(figsize=(WIDTH / 72, high / 72), dpi=72)
    figure.patch.set_visible(False)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(high, 0))
    axes.set_axis_off()
    wide = WIDTH / len(result["builds"])
    for number, name in enumerate(result["builds"]):
        _say(axes, wide * number, LINE / 2, name, QUIET)
    for row, (key, label) in enumerate(LABELS.items()):
        top = LINE + ROW * row
        _say(axes, 0, top + LINE / 2, label, INK)
        for column, (_, wrong) in enumerate(_each(result, key)):
            _column(axes, wide * column, top + LINE, wrong)
    return figure


def _column(axes: Axes, left: float, top: float, wrong: Result) -> None:
    foot, share = top + LINE + TALL, TALL * wrong["share"]
    axes.bar(left, -share, 24, foot, align="edge", color=SERIES[0], linewidth=0)
    axes.plot([left, left + 40], [foot, foot], color=RULE, linewidth=1)
    _say(axes, left, foot - share - LINE / 2, _shown(wrong), INK)


def _say(axes: Axes, x: float, y: float, words: str, colour: str) -> None:
    axes.text(x, y, words, color=colour, fontsize=TEXT, va="center_baseline")


def _table(result: Result) -> Rows:
    head = ("in percent (least to most of a round)", *result["builds"])
    return [
        head,
        *(
            (label, *(_range(wrong) for _, wrong in _each(result, key)))
            for key, label in LABELS.items()
        ),
    ]


def _range(wrong: Result) -> str:
    least, most = (f"{100 * wrong[end]:.3g}" for end in ("least", "most"))
    shown = _shown(wrong)
    return shown if least == most else f"{shown} ({least} to {most})"


PLOT = Plot(
    title="Went wrong, of every hundred: four threads, no lock, by version of CPython",
    file="evidence/benchmarks/atomicity.json",
    describe=_describe,
    draw=_draw,
    table=_table,
)
