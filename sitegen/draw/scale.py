"""From time to place: every order is kept, every gap is compressed.

What matters lasts microseconds or seconds. So a gap is drawn as wide as the
logarithm of its length, and what holds a label is widened where there is room.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

SMALLEST = 20  # microseconds: shorter gaps look all the same
UNIT = 3.0  # width of the shortest gap before the rest is spread


@dataclass(frozen=True)
class Need:
    """A stretch of time that should be at least so wide."""

    start: int
    end: int
    width: float


class Scale:
    """Places the given moments on ``left`` .. ``left + width``."""

    def __init__(
        self, moments: Iterable[int], needs: Iterable[Need], left: float, width: float
    ) -> None:
        self.moments = sorted(set(moments))
        gaps = [_compressed(after - before) for before, after in pairwise(self.moments)]
        gaps = _widened(gaps, [self._indexed(need) for need in needs], width)
        self.places = [left]
        for gap in gaps:
            self.places.append(self.places[-1] + gap)

    def __call__(self, moment: int) -> float:
        """Return the place of one of the moments."""
        return self.places[bisect_left(self.moments, moment)]

    def _indexed(self, need: Need) -> tuple[int, int, float]:
        first = bisect_left(self.moments, need.start)
        return first, bisect_left(self.moments, need.end), need.width


def _compressed(gap: int) -> float:
    return UNIT * (1 + 1.5 * math.log10(1 + gap / SMALLEST))


def _widened(
    gaps: list[float], needs: list[tuple[int, int, float]], width: float
) -> list[float]:
    """Fill ``width``: first what needs room, in order, then all in proportion."""
    room = width - sum(gaps)
    wide = list(gaps)
    for first, last, wanted in needs:
        lacking = wanted - sum(wide[first:last])
        if 0 < lacking <= room and first < last:
            room -= lacking
            share = lacking / sum(gaps[first:last])
            for at in range(first, last):
                wide[at] += gaps[at] * share
    total = sum(gaps) or 1
    if room < 0:
        return [gap * width / total for gap in gaps]
    return [gap + room * base / total for gap, base in zip(wide, gaps, strict=True)]
