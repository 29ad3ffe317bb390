"""Draw what the threads of one run did, as SVG that a page's stylesheet colours."""

from __future__ import annotations

from typing import Any

from sitegen.draw import frame, shapes
from sitegen.draw.compact import CompactBand
from sitegen.draw.full import FullLane
from sitegen.draw.geometry import (
    AXIS,
    GUTTER,
    LEGEND,
    PADDING,
    PROSE,
    RIGHT,
    ROW,
    TOP,
    WIDTH,
    code_width,
    shortened,
)
from sitegen.draw.lanes import Band, banded, read
from sitegen.draw.needs import MARK, named_exception, needs
from sitegen.draw.scale import Scale
from sitegen.draw.words import describe
from sitegen.markup import element, plain

HUES = 6
LINE = 16


def timeline(spans: list[dict[str, Any]], *, title: str, ident: str) -> str:
    """Return the picture of one run.

    ``spans`` come from a trace file, times in microseconds. ``title`` names the
    picture and ``ident`` makes its ids unique on the page. The order of events
    is exact; the gaps between them are compressed. The result depends on
    nothing but the arguments.
    """
    bands = banded(read(spans))
    words = describe(bands) if bands else "Not recorded yet."
    body, height = _body(bands, ident) if bands else ("", 0.0)
    return element(
        "svg",
        element("title", plain(title), id=f"{ident}-title"),
        element("desc", plain(words), id=f"{ident}-desc"),
        shapes.hatch(ident),
        body,
        xmlns="http://www.w3.org/2000/svg",
        class_="timeline",
        viewBox=f"0 0 {WIDTH} {height:g}",
        role="img",
        aria_labelledby=f"{ident}-title {ident}-desc",
    )


def _body(bands: list[Band], ident: str) -> tuple[str, float]:
    gutter = _gutter(bands)
    scale = Scale(
        (moment for band in bands for moment in _moments(band)),
        needs(bands),
        gutter,
        WIDTH - gutter - _right(bands),
    )
    y, drawn = float(TOP), []
    for at, band in enumerate(bands):
        height = _height(band)
        rule = shapes.line("tl-rule", 0, y, WIDTH, y) if at else ""
        content = _band(band, scale, y, gutter, ident)
        hue = f"tl-lane tl-lane--{at % HUES}"
        drawn.append(rule + element("g", content, class_=hue))
        y += height
    behind = frame.guides(bands, scale, TOP, y)
    below = frame.axis(bands, scale, y + 16)
    signs = frame.legend(bands, y + AXIS + LEGEND / 2, ident)
    return "".join([behind, *drawn, below, signs]), y + AXIS + LEGEND + 4


def _band(band: Band, scale: Scale, y: float, gutter: float, ident: str) -> str:
    if band.compact:
        compact = CompactBand(band, scale, y)
        names = list(compact.names(gutter))
        content = compact.draw()
    else:
        lane = band.lanes[0]
        names = [("tl-thread", shortened(lane.thread, gutter - 22, PROSE))]
        content = FullLane(lane, scale, y, ident).draw()
    middle = y + PADDING + ROW / 2
    dot = shapes.rect(shapes.Box(0, middle - 4, 8, 8), 4, class_="tl-bar")
    lines = (
        shapes.text(class_, 14, middle + 4 + at * LINE, words)
        for at, (class_, words) in enumerate(names)
    )
    return "".join([dot, *lines, content])


def _height(band: Band) -> float:
    if band.compact:
        return CompactBand.height(band)
    return FullLane.height(band.lanes[0])


def _gutter(bands: list[Band]) -> float:
    longest = max(len(band.lanes[-1].thread) + 3 * band.compact for band in bands)
    widest = longest * PROSE + 30
    return min(max(widest, GUTTER[0]), GUTTER[1])


def _right(bands: list[Band]) -> float:
    """Room for the names of exceptions that end the run."""
    lanes = [band.lanes[0] for band in bands if not band.compact]
    last = max(lane.end for band in bands for lane in band.lanes)
    names = [
        bar.raised
        for lane in lanes
        for bar in lane.bars
        if bar.raised and named_exception(lane, bar) and bar.end >= last - 200
    ]
    return max([RIGHT, *(code_width(name) + MARK + 4 for name in names)])


def _moments(band: Band) -> list[int]:
    bars = [bar for lane in band.lanes for bar in lane.bars]
    waits = [wait for bar in bars for wait in bar.waits]
    times = [(bar.start, bar.end) for bar in bars]
    times += [(wait.start, wait.end) for wait in waits]
    return [moment for pair in times for moment in pair]
