"""What a picture shows: lanes of threads with the bars of their functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

COMPACT_FROM = 9
"""With this many threads or more, threads that are named alike share a band."""
SMALLEST_BAND = 4


@dataclass(frozen=True)
class Wait:
    """Time that a thread spent on a line that held it up, in microseconds."""

    code: str
    start: int
    end: int
    ended: bool


@dataclass(frozen=True)
class Bar:
    """One activation of a function; ``row`` is how deep it is nested."""

    function: str
    start: int
    end: int
    returned: bool
    raised: str | None
    waits: tuple[Wait, ...]
    row: int


@dataclass
class Lane:
    """One thread and its bars, in order of their start."""

    thread: str
    bars: list[Bar] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.bars[0].start

    @property
    def end(self) -> int:
        return max(bar.end for bar in self.bars)

    @property
    def rows(self) -> int:
        return 1 + max(bar.row for bar in self.bars)


@dataclass(frozen=True)
class Band:
    """Lanes that are drawn together: one at full size, or several compactly."""

    lanes: tuple[Lane, ...]

    @property
    def compact(self) -> bool:
        return len(self.lanes) > 1


def read(spans: list[dict[str, Any]]) -> list[Lane]:
    """Return the lanes of a trace, first started first.

    A span without an end was running when the program ended: its bar ends after
    everything else.
    """
    last = latest(spans) + 1
    lanes: dict[str, Lane] = {}
    for span in sorted(spans, key=lambda each: _extent(each, last)):
        lane = lanes.setdefault(span["thread"], Lane(span["thread"]))
        lane.bars.append(_bar(span, lane.bars, last))
    return list(lanes.values())


def latest(spans: list[dict[str, Any]]) -> int:
    """Return the moment of the last event, in microseconds."""
    events = [*spans, *(wait for span in spans for wait in span["waits"])]
    moments = [each[key] for each in events for key in ("start_us", "end_us")]
    return max((moment for moment in moments if moment is not None), default=0)


def _extent(span: dict[str, Any], last: int) -> tuple[int, int]:
    """A caller comes before what it calls, even within one microsecond."""
    return span["start_us"], -_or(span["end_us"], last)


def _bar(span: dict[str, Any], before: list[Bar], last: int) -> Bar:
    end = _or(span["end_us"], last)
    under_way = [bar for bar in before if bar.end > span["start_us"]]
    return Bar(
        function=span["function"],
        start=span["start_us"],
        end=end,
        returned=span["end_us"] is not None,
        raised=span["raised"],
        waits=tuple(_waits(span, end)),
        row=1 + max((bar.row for bar in under_way), default=-1),
    )


def _waits(span: dict[str, Any], end: int) -> Iterator[Wait]:
    for wait in span["waits"]:
        until = min(end, _or(wait["end_us"], end))
        yield Wait(wait["code"], wait["start_us"], until, wait["end_us"] is not None)


def _or(moment: int | None, otherwise: int) -> int:
    return otherwise if moment is None else moment


def banded(lanes: list[Lane]) -> list[Band]:
    """Return one band a lane or, with many lanes, one for those named alike."""
    if len(lanes) < COMPACT_FROM:
        return [Band((lane,)) for lane in lanes]
    order = {stem(lane.thread): at for at, lane in reversed([*enumerate(lanes)])}
    alike = sorted(lanes, key=lambda lane: order[stem(lane.thread)])
    return [
        band
        for _, group in groupby(alike, key=lambda lane: stem(lane.thread))
        for band in _bands(tuple(group))
    ]


def _bands(group: tuple[Lane, ...]) -> list[Band]:
    if len(group) >= SMALLEST_BAND:
        return [Band(group)]
    return [Band((lane,)) for lane in group]


def stem(thread: str) -> str:
    """Return a thread's name without its numbers: what names alike share."""
    # A trace adds " (2)" where a second thread has the name of another.
    return re.sub(r"\d+", "#", re.sub(r" \(\d+\)$", "", thread))
