"""Measures of a picture, in pixels at full size, and widths of its words."""

from __future__ import annotations

WIDTH = 640
RIGHT = 18  # beside the last event
TOP = 8
ROW = 24  # a bar
STEP = 28  # from a bar to the one it called
PADDING = 9  # above and below the bars of a lane
STRIPE = 7  # a thread in a band of many
THIN_STRIPE = 4
MANY = 30  # from here on stripes are thin
AXIS = 26
LEGEND = 26
INSET = 3  # of a wait in its bar
RADIUS = 5
GUTTER = (76, 156)  # least and most room for the names of threads

CODE = 7.2  # advance of a character at 12 px in a fixed-width face
PROSE = 6.6  # the same on average in the text face
SMALL = 6.1  # and in the text face at 11 px


def code_width(text: str) -> float:
    """Return how wide a label of code is."""
    return len(text) * CODE


def number(value: float) -> str:
    """Return a coordinate with one digit at most: the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")


def shortened(text: str, width: float, advance: float = CODE) -> str:
    """Return ``text``, cut at its end if it is wider than ``width``."""
    most = int(width / advance)
    return text if len(text) <= most else text[: max(most - 1, 0)] + "…"
