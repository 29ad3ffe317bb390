"""What is around the lanes: guides, the axis, and what the shapes mean."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.draw import shapes
from sitegen.draw.geometry import PROSE, SMALL, WIDTH
from sitegen.draw.lanes import Band, Bar
from sitegen.draw.scale import Scale
from sitegen.draw.shapes import Box
from sitegen.draw.words import NOTE, duration
from sitegen.markup import element

MOST_GUIDED = 8
"""With more lanes the guides would be a hatching of their own."""
APART = 12  # between two labels of the axis


def moments(bands: list[Band]) -> list[int]:
    """Return when threads began and ended, first and last of all first."""
    edges = [moment for band in bands for moment in _edges(band)]
    ends = [min(edges), max(edges)]
    return list(dict.fromkeys([*ends, *edges])) if len(bands) <= MOST_GUIDED else ends


def _edges(band: Band) -> tuple[int, int]:
    starts = [lane.start for lane in band.lanes]
    ends = [bar.end for lane in band.lanes for bar in lane.bars if bar.returned]
    return min(starts), max(ends, default=min(starts))


def guides(bands: list[Band], scale: Scale, top: float, bottom: float) -> str:
    """Return fine lines through all lanes where a thread began or ended."""
    places = sorted({round(scale(moment)) for moment in moments(bands)})
    return "".join(shapes.line("tl-guide", x, top, x, bottom) for x in places)


def axis(bands: list[Band], scale: Scale, y: float) -> str:
    """Return the moments of the guides, as many as can be read."""
    taken: list[tuple[float, float]] = []
    drawn: dict[str, str] = {}
    for moment in moments(bands):
        words = duration(moment) if moment else "0"
        half = (len(words) * SMALL + APART) / 2
        at = min(scale(moment), WIDTH - half)
        free = all(at + half < left or right < at - half for left, right in taken)
        if free and words not in drawn:
            taken.append((at - half, at + half))
            drawn[words] = shapes.text("tl-tick", at, y, words)
    return "".join(drawn.values())


def legend(bands: list[Band], y: float, ident: str) -> str:
    """Return what the shapes in this picture mean, and that widths do not."""
    bars = [bar for band in bands for lane in band.lanes for bar in lane.bars]
    x, parts = 0.0, []
    for shape, words in _signs(bars, ident):
        moved = f"translate({x:g} {y:g})"
        label = shapes.text("tl-note", 26, 4, words)
        parts.append(element("g", shape, label, transform=moved, class_="tl-sign"))
        x += 26 + round(len(words) * PROSE * 0.95) + 18
    return "".join([*parts, shapes.text("tl-note tl-last", WIDTH, y + 4, NOTE)])


def _signs(bars: list[Bar], ident: str) -> Iterator[tuple[str, str]]:
    box = Box(0, -6, 20, 12)
    yield shapes.rect(box, 3, class_="tl-bar"), "runs"
    if any(bar.waits for bar in bars):
        window = Box(2, -4, 16, 8)
        frame = shapes.rect(box, 3, class_="tl-bar")
        yield frame + shapes.wait(window, ident), "waits"
    if any(bar.raised for bar in bars):
        yield shapes.raised(10, 0), "raises"
    if not all(bar.returned for bar in bars):
        yield shapes.torn(Box(0, -6, 20, 12)), "never returns"
