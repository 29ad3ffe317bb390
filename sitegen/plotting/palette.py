"""The colours of a plot: stand-ins while it is drawn, the page's own afterwards.

matplotlib takes only colours that it can parse, so each role has one that nobody
would choose; `on_page` puts the stylesheet's variable in its place.
"""

from __future__ import annotations

import re

INK = "#010100"
QUIET = "#010101"
RULE = "#010102"
CARD = "#010103"
SERIES = ("#010110", "#010111", "#010112", "#010113")
"""Bars and lines of one kind; each also has a hatch, a marker or its own label."""

VARIABLES = {
    INK: "--hb-ink",
    QUIET: "--hb-quiet",
    RULE: "--hb-rule",
    CARD: "--hb-card",
    **{colour: f"--hb-plot-{number}" for number, colour in enumerate(SERIES, 1)},
}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")


def on_page(svg: str) -> str:
    """Return a drawing in the colours of the page that it will stand on.

    Raises:
        ValueError: It has a colour of its own, which a dark page would not change.
    """
    return _COLOUR.sub(lambda match: f"var({_variable(match[0])})", svg)


def _variable(colour: str) -> str:
    if colour not in VARIABLES:
        raise ValueError(
            f"the drawing has the colour {colour}; use those of"
            " sitegen.plotting.palette, which follow the page's palette"
        )
    return VARIABLES[colour]
