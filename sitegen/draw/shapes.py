"""The shapes of a picture as SVG. Colours are the stylesheet's: only classes here."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.draw.geometry import INSET, RADIUS, number
from sitegen.markup import element, plain


@dataclass(frozen=True)
class Box:
    """Where a rectangle is, and how large."""

    x: float
    y: float
    width: float
    height: float


def rect(box: Box, radius: float, **attributes: str) -> str:
    """Return a rectangle with rounded corners."""
    return element(
        "rect",
        x=number(box.x),
        y=number(box.y),
        width=number(box.width),
        height=number(box.height),
        rx=number(min(radius, box.width / 2)),
        **attributes,
    )


def line(class_: str, x1: float, y1: float, x2: float, y2: float) -> str:
    """Return a straight stroke."""
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    return element(
        "line", class_=class_, **{key: number(ends[key]) for key in sorted(ends)}
    )


def text(class_: str, x: float, y: float, words: str, detail: str = "") -> str:
    """Return one line of text, with a quieter ``detail`` after it."""
    quiet = element("tspan", plain(f" {detail}"), class_="tl-detail") if detail else ""
    return element(
        "text", plain(words) + quiet, class_=class_, x=number(x), y=number(y)
    )


def whole(box: Box) -> str:
    """Return the bar of a function that returned."""
    return rect(box, RADIUS, class_="tl-bar")


def torn(box: Box) -> str:
    """Return the bar of a function that did not: its right edge is torn."""
    left, tooth = number(box.x + RADIUS), number(box.height / 6)
    edge = f"l-5 {tooth} 5 {tooth}" * 3
    corner = f"a{RADIUS} {RADIUS} 0 0 1"
    path = (
        f"M{left} {number(box.y)}H{number(box.x + box.width)}{edge}H{left}"
        f"{corner} -{RADIUS} -{RADIUS}V{number(box.y + RADIUS)}"
        f"{corner} {RADIUS} -{RADIUS}Z"
    )
    return element("path", class_="tl-bar", d=path)


def wait(box: Box, ident: str) -> str:
    """Return the hatched window of a wait."""
    hatched = f"url(#{ident}-hatch)"
    return rect(box, INSET, class_="tl-wait") + rect(box, INSET, fill=hatched)


def raised(x: float, y: float) -> str:
    """Return the mark of an exception: a diamond with a cross, centred there."""
    diamond = f"M{number(x)} {number(y - 8)}l8 8-8 8-8-8Z"
    cross = f"M{number(x - 2.5)} {number(y - 2.5)}l5 5m0-5l-5 5"
    return element("path", class_="tl-raise", d=diamond) + element(
        "path", class_="tl-cross", d=cross
    )


def hatch(ident: str) -> str:
    """Return the pattern of waits; its id is unique on the page."""
    strokes = "M0 6L6 0M-1.5 1.5L1.5-1.5M4.5 7.5L7.5 4.5"
    pattern = element(
        "pattern",
        element("path", class_="tl-hatch", d=strokes),
        id=f"{ident}-hatch",
        width="6",
        height="6",
        patternUnits="userSpaceOnUse",
    )
    return element("defs", pattern)
