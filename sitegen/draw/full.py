"""A lane at full size: bars with their names, waits with their code."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.draw import shapes
from sitegen.draw.geometry import (
    INSET,
    PADDING,
    ROW,
    STEP,
    WIDTH,
    code_width,
    shortened,
)
from sitegen.draw.lanes import Bar, Lane, Wait
from sitegen.draw.needs import MARK, free_until, named_exception
from sitegen.draw.scale import Scale
from sitegen.draw.shapes import Box
from sitegen.draw.words import brief, hint, length
from sitegen.markup import element, plain

TEAR = 10  # from the end of an open wait to the torn edge of its bar
LEAST = 4  # characters: a shorter rest of a label tells nothing


class FullLane:
    """Draws one lane with its upper edge at ``top``."""

    def __init__(self, lane: Lane, scale: Scale, top: float, ident: str) -> None:
        self.lane = lane
        self.scale = scale
        self.top = top + PADDING
        self.ident = ident

    @staticmethod
    def height(lane: Lane) -> float:
        return 2 * PADDING + ROW + STEP * (lane.rows - 1)

    def draw(self) -> str:
        middle = self.top + ROW / 2
        start, end = self.scale(self.lane.start), self.scale(self.lane.end)
        life = shapes.line("tl-life", start, middle, end, middle)
        return life + "".join(self._bar(bar) for bar in self.lane.bars)

    def _bar(self, bar: Bar) -> str:
        box = self._box(bar)
        told = element("title", plain(hint(self.lane.thread, bar)))
        shape = shapes.whole(box) if bar.returned else shapes.torn(box)
        waits = "".join(self._wait(wait, box) for wait in bar.waits)
        name = "".join(self._name(bar, box))
        return element("g", told, shape, waits, name, self._raised(bar, box))

    def _box(self, bar: Bar) -> Box:
        left = self.scale(bar.start)
        width = max(self.scale(bar.end) - left, 3)
        return Box(left, self.top + bar.row * STEP, width, ROW)

    def _wait(self, wait: Wait, bar: Box) -> str:
        left = max(self.scale(wait.start), bar.x + INSET)
        frame = INSET if wait.ended else TEAR
        right = min(self.scale(wait.end), bar.x + bar.width - frame)
        if right - left < 2:
            return ""
        box = Box(left, bar.y + INSET, right - left, bar.height - 2 * INSET)
        took = length(wait.start, wait.end) if wait.ended else ""
        label = _fitted("tl-code", box, wait.code, took)
        return shapes.wait(box, self.ident) + label

    def _name(self, bar: Bar, box: Box) -> Iterator[str]:
        """The name in the first part that holds it, else after the bar."""
        took = length(bar.start, bar.end) if bar.returned else ""
        for part in self._running(bar, box):
            if part.width >= code_width(bar.function) + 8:
                yield _fitted("tl-name", part, bar.function, took)
                return
        room = self._room(bar, box)
        if not bar.raised and room >= code_width(bar.function) + 8:
            x = box.x + box.width + 5
            yield shapes.text("tl-beside", x, _baseline(box), bar.function)
        elif box.width >= LEAST * 8 and not bar.waits:
            yield _fitted("tl-name", box, bar.function, "")

    def _running(self, bar: Bar, box: Box) -> Iterator[Box]:
        """The parts of a bar between its waits."""
        left = box.x
        for wait in bar.waits:
            yield Box(left, box.y, self.scale(wait.start) - left, box.height)
            left = self.scale(wait.end)
        yield Box(left, box.y, box.x + box.width - left, box.height)

    def _room(self, bar: Bar, box: Box) -> float:
        """How much is free to the right of a bar."""
        until = free_until(self.lane, bar)
        edge = WIDTH if until is None else self.scale(until)
        return edge - box.x - box.width

    def _raised(self, bar: Bar, box: Box) -> str:
        if not bar.raised:
            return ""
        right, middle = box.x + box.width, box.y + box.height / 2
        mark = shapes.raised(right, middle)
        name = shortened(bar.raised, self._room(bar, box) - MARK)
        if not named_exception(self.lane, bar) or len(name) < LEAST:
            return mark
        return mark + shapes.text("tl-error", right + 12, _baseline(box), name)


def _baseline(box: Box) -> float:
    return box.y + box.height / 2 + 4


def _fitted(class_: str, box: Box, words: str, detail: str) -> str:
    """A label with its detail, or without it, or cut, as the box allows."""
    room, x = box.width - 8, box.x + 6
    for label in (words, brief(words)):
        if detail and code_width(f"{label} {detail}") <= room:
            return shapes.text(class_, x, _baseline(box), label, detail)
        if code_width(label) <= room:
            return shapes.text(class_, x, _baseline(box), label)
    short = shortened(brief(words), room)
    whole = len(short) >= min(LEAST, len(words))
    return shapes.text(class_, x, _baseline(box), short) if whole else ""
