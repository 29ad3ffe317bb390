"""How wide a stretch of time must be for what is written there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from sitegen.draw.geometry import code_width
from sitegen.draw.lanes import Band, Bar, Lane
from sitegen.draw.scale import Need
from sitegen.draw.words import brief, length

PADDED = 14  # before and after a label in its bar
MARK = 18  # of an exception, before its name


def needs(bands: list[Band]) -> list[Need]:
    """Return what the labels need, the most telling first."""
    lanes = [band.lanes[0] for band in bands if not band.compact]
    kinds = (_outer_names, _waits, _exceptions, _inner_names, _details)
    return list(chain.from_iterable(kind(lane) for kind in kinds for lane in lanes))


def free_until(lane: Lane, bar: Bar) -> int | None:
    """Return when the next bar starts in the same row; None: nothing follows."""
    later = [
        each.start
        for each in lane.bars
        if each.row == bar.row and each.start >= bar.end and each is not bar
    ]
    return min(later, default=None)


def named_exception(lane: Lane, bar: Bar) -> bool:
    """Whether the exception's name belongs here: at the innermost of its bars."""
    return bar.raised is not None and not any(
        inner.raised == bar.raised
        and inner.row == bar.row + 1
        and bar.start <= inner.start
        and inner.end <= bar.end
        for inner in lane.bars
    )


def _name(bar: Bar, text: str) -> Need:
    until = bar.waits[0].start if bar.waits else bar.end
    return Need(bar.start, until, code_width(text) + PADDED)


def _outer_names(lane: Lane) -> Iterator[Need]:
    return (_name(bar, bar.function) for bar in lane.bars if not bar.row)


def _inner_names(lane: Lane) -> Iterator[Need]:
    return (_name(bar, bar.function) for bar in lane.bars if bar.row)


def _waits(lane: Lane) -> Iterable[Need]:
    return (
        Need(wait.start, wait.end, code_width(brief(wait.code)) + PADDED)
        for bar in lane.bars
        for wait in bar.waits
    )


def _exceptions(lane: Lane) -> Iterator[Need]:
    for bar in lane.bars:
        until = free_until(lane, bar)
        if until is not None and bar.raised and named_exception(lane, bar):
            yield Need(bar.end, until, code_width(bar.raised) + MARK + PADDED)


def _details(lane: Lane) -> Iterator[Need]:
    for bar in lane.bars:
        for wait in bar.waits:
            told = f"{wait.code} {length(wait.start, wait.end)}"
            yield Need(wait.start, wait.end, code_width(told) + PADDED)
        if not bar.waits and bar.returned:
            yield _name(bar, f"{bar.function} {length(bar.start, bar.end)}")
