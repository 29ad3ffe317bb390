"""Many threads named alike in one band: a stripe each, told about together."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.draw import shapes
from sitegen.draw.geometry import (
    MANY,
    PADDING,
    PROSE,
    STRIPE,
    THIN_STRIPE,
    number,
    shortened,
)
from sitegen.draw.lanes import Band, Bar, Lane
from sitegen.draw.scale import Scale
from sitegen.draw.shapes import Box
from sitegen.draw.words import called
from sitegen.markup import element

HEAD = 20  # the line that says what all of them ran
LINE = 16
GAP = 2
Stripe = tuple[float, int, int]
"""A height on the page, and when something began and ended."""


class CompactBand:
    """Draws one band with its upper edge at ``top``."""

    def __init__(self, band: Band, scale: Scale, top: float) -> None:
        self.band = band
        self.scale = scale
        self.top = top + PADDING
        self.stripe = _stripe(band)

    @staticmethod
    def height(band: Band) -> float:
        stripes = HEAD + len(band.lanes) * (_stripe(band) + GAP)
        return 2 * PADDING + max(stripes, 3 * LINE)

    def draw(self) -> str:
        left = min(lane.start for lane in self.band.lanes)
        ran = called(self.band)
        head = shapes.text("tl-beside", self.scale(left), self.top + 12, ran)
        bars = self._stripes("tl-stripe", self._bars())
        waits = self._stripes("tl-stripe tl-stripe--wait", self._waits())
        return "".join([head, bars, waits, *self._errors()])

    def names(self, gutter: float) -> Iterator[tuple[str, str]]:
        """Return the lines of the gutter: each a class and its words."""
        room, lanes = gutter - 22, self.band.lanes
        yield "tl-thread", shortened(lanes[0].thread, room, PROSE)
        yield "tl-thread", shortened(f"to {lanes[-1].thread}", room, PROSE)
        yield "tl-note", f"{len(lanes)} threads"

    def _rows(self) -> Iterator[tuple[float, Lane]]:
        """Each lane with the middle of its stripe."""
        first = self.top + HEAD + self.stripe / 2
        for at, lane in enumerate(self.band.lanes):
            yield first + at * (self.stripe + GAP), lane

    def _outer(self) -> Iterator[tuple[float, Bar]]:
        return (
            (y, bar) for y, lane in self._rows() for bar in lane.bars if not bar.row
        )

    def _bars(self) -> Iterator[Stripe]:
        return ((y, bar.start, bar.end) for y, bar in self._outer())

    def _waits(self) -> Iterator[Stripe]:
        for y, bar in self._outer():
            yield from ((y, wait.start, wait.end) for wait in bar.waits)

    def _stripes(self, class_: str, stripes: Iterator[Stripe]) -> str:
        """All stripes of one kind as one path: hundreds of shapes would be slow."""
        path = ""
        for y, start, end in stripes:
            left = self.scale(start)
            width = max(self.scale(end) - left, 2)
            path += f"M{number(left)} {number(y)}h{number(width)}"
        size = number(self.stripe)
        return element("path", class_=class_, d=path, stroke_width=size) if path else ""

    def _errors(self) -> Iterator[str]:
        for y, lane in self._rows():
            if any(bar.raised for bar in lane.bars):
                x, height = self.scale(lane.end) - 1, self.stripe + 2
                mark = Box(x, y - height / 2, 4, height)
                yield shapes.rect(mark, 0, class_="tl-raise")


def _stripe(band: Band) -> float:
    return STRIPE if len(band.lanes) < MANY else THIN_STRIPE
