"""The forms that plots have: bars with a limit or a range, and lines.

Words stand at what they name, so there is no legend. All sizes are points of a
drawing 440 points wide, which fits a phone without scrolling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sitegen.plotting.palette import CARD, INK, QUIET, RULE, SERIES

WIDTH = 440
TEXT = 14
LINE = 22
"""A line of text and the space around it."""
BAR = 14
STEP = 20
"""From the top of one bar to the top of the next in its group."""
LETTER = 7.8
"""How wide a letter is, on average; the space beside bars depends on it."""
HATCHES = ("", "////", "----", "\\\\\\\\")
"""Strokes only: of dots, matplotlib writes each one as a path of its own."""
MARKERS = ("o", "s", "^", "D")


@dataclass(frozen=True)
class Bar:
    """One bar.

    Attributes:
        value: Its length.
        text: Stands at its end: the value with its unit, and what it belongs to.
        limit: The lowest value possible; a mark across the bar.
        range: From where to where single runs or requests went; a thin line.
        series: Bars of one kind have the same colour and hatch; from 0 to 3.
    """

    value: float
    text: str
    limit: float | None = None
    range: tuple[float, float] | None = None
    series: int = 0

    @property
    def end(self) -> float:
        """Where the last of its marks is."""
        return max(self.value, self.limit or 0, *(self.range or ()))


@dataclass(frozen=True)
class Group:
    """Bars under one label."""

    label: str
    bars: tuple[Bar, ...]


def bars(groups: Sequence[Group], *, limit: str = "") -> Figure:
    """Return horizontal bars from zero, each group below its label.

    Args:
        groups: From top to bottom.
        limit: What the mark across the bars is, said once above them.
    """
    every = [bar for group in groups for bar in group.bars]
    sizes = [LINE + STEP * len(group.bars) + 10 for group in groups]
    top = LINE + 8 if limit else 0
    axes = _canvas(top + sum(sizes))
    room = WIDTH - 8 - LETTER * max(len(bar.text) for bar in every)
    scale = room / max(bar.end for bar in every)
    if limit:
        axes.plot([2, 2], [3, LINE - 3], color=INK, linewidth=2)
        _say(axes, 10, LINE / 2, limit, color=QUIET)
    for group, size in zip(groups, sizes, strict=True):
        _say(axes, 0, top + LINE / 2, group.label)
        for number, bar in enumerate(group.bars):
            _bar(axes, bar, top + LINE + STEP * number, scale)
        top += size
    return _figure(axes)


def _bar(axes: Axes, bar: Bar, top: float, scale: float) -> None:
    middle, colour = top + BAR / 2, SERIES[bar.series]
    axes.barh(
        middle,
        bar.value * scale,
        BAR,
        color=colour,
        hatch=HATCHES[bar.series],
        edgecolor=CARD if HATCHES[bar.series] else colour,
        linewidth=0,
    )
    axes.plot([0, 0], [top - 2, top + BAR + 2], color=QUIET, linewidth=1)
    if bar.range:
        ends = [each * scale for each in bar.range]
        axes.plot(ends, [middle, middle], color=INK, linewidth=1.5)
        for end in ends:
            axes.plot([end, end], [middle - 4, middle + 4], color=INK, linewidth=1.5)
    if bar.limit is not None:
        mark = [bar.limit * scale] * 2
        axes.plot(mark, [top - 2, top + BAR + 2], color=CARD, linewidth=5)
        axes.plot(mark, [top - 3, top + BAR + 3], color=INK, linewidth=2)
    _say(axes, bar.end * scale + 7, middle, bar.text)


@dataclass(frozen=True)
class Line:
    """One line of a plot over numbers, named at its right end.

    Attributes:
        name: A few words.
        points: The numbers; x ascends.
        limit: It was computed, not measured: dashed, in the colour of text.
    """

    name: str
    points: Sequence[tuple[float, float]]
    limit: bool = False


@dataclass(frozen=True)
class Scale:
    """One axis: its name with the unit, and the numbers that it shows.

    ``log`` makes equal distances equal factors.
    """

    name: str
    ticks: Sequence[float]
    log: bool = False


def lines(series: Sequence[Line], x: Scale, y: Scale, *, height: int = 300) -> Figure:
    """Return lines over a number, such as threads, and the limits beside them.

    At most four are measured; the first and last tick end an axis.
    """
    right = 12 + LETTER * max(len(line.name) for line in series)
    left = 10 + LETTER * max(len(f"{tick:,g}") for tick in y.ticks)
    figure = _empty(height)
    below, above = 46, LINE + 14
    wide, high = WIDTH - left - right, height - below - above
    box = (left / WIDTH, below / height, wide / WIDTH, high / height)
    axes = figure.add_axes(box, frame_on=False)
    _axis(axes, "x", x)
    _axis(axes, "y", y)
    axes.grid(axis="y", color=RULE, linewidth=1)
    axes.set_xlabel(x.name, color=QUIET, fontsize=TEXT)
    figure.text(
        0, 1 - LINE / 2 / height, y.name, color=QUIET, fontsize=TEXT, va="center"
    )
    measured = [line for line in series if not line.limit]
    for line in series:
        _line(axes, line, -1 if line.limit else measured.index(line))
    _names(axes, series)
    return figure


def _axis(axes: Axes, which: str, scale: Scale) -> None:
    if scale.log:
        getattr(axes, f"set_{which}scale")("log")
    getattr(axes, f"set_{which}lim")(scale.ticks[0], scale.ticks[-1])
    axis = axes.xaxis if which == "x" else axes.yaxis
    axis.set_ticks(scale.ticks, [f"{tick:,g}" for tick in scale.ticks])
    axis.set_ticks([], minor=True)
    axis.set_tick_params(
        length=4 if which == "x" else 0, color=RULE, labelcolor=QUIET, labelsize=TEXT
    )


def _line(axes: Axes, line: Line, number: int) -> None:
    xs, ys = zip(*line.points, strict=True)
    (drawn,) = axes.plot(xs, ys, clip_on=False, color=INK, linewidth=1.5)
    if line.limit:
        drawn.set_linestyle((0, (4, 3)))
        return
    drawn.set(color=SERIES[number], linewidth=2)
    drawn.set(marker=MARKERS[number], markersize=6, markeredgewidth=0)


def _names(axes: Axes, series: Sequence[Line]) -> None:
    """Write each name at its line's end, apart from the others."""
    pixels = axes.transData.transform([line.points[-1] for line in series])
    order = sorted(range(len(series)), key=lambda number: float(pixels[number][1]))
    lowest = float("-inf")
    for number in order:
        x, y = map(float, pixels[number])
        lowest = max(y, lowest + TEXT + 3)
        axes.annotate(
            series[number].name,
            (x, lowest),
            xycoords="figure pixels",
            xytext=(8, 0),
            textcoords="offset points",
            color=INK,
            fontsize=TEXT,
            va="center",
        )


def _empty(height: float) -> Figure:
    # 72 points are an inch, and an SVG's unit is a point.
    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
    figure.patch.set_visible(False)
    return figure


def _canvas(height: float) -> Axes:
    """Return axes whose units are points, from the top left."""
    axes = _empty(height).add_axes((0, 0, 1, 1))
    axes.set_xlim(-1, WIDTH - 1)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    return axes


def _say(axes: Axes, x: float, y: float, words: str, color: str = INK) -> None:
    axes.text(x, y, words, color=color, fontsize=TEXT, va="center_baseline")


def _figure(axes: Axes) -> Figure:
    figure = axes.figure
    assert isinstance(figure, Figure)
    for artist in (*axes.lines, *axes.patches):
        artist.set_clip_on(False)
    return figure
