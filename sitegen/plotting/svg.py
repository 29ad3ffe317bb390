"""A matplotlib figure as SVG that belongs to a page: its colours, its font, no ids."""

from __future__ import annotations

import io
import re
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.typing import RcKeyType

from sitegen.markup import element, plain
from sitegen.plotting.palette import on_page

NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))
_REFERENCE = re.compile(r"#([\w.]+)(?=[\")])")
_FONT = re.compile(r"font-size: [^;\"]+; font-family: [^;\"]+(; )?")
_UNTURNED = re.compile(r' transform="rotate\(-0 [^"]*"')
_EMPTY = re.compile(r' style=""')


def svg(figure: Figure, ident: str, title: str, description: str) -> str:
    """Return a drawing as one `<svg>` element.

    Args:
        figure: Drawn with the colours of `sitegen.plotting.palette`.
        ident: Begins every id in it; unique on the page.
        title: Its name for a screen reader.
        description: What it shows, likewise.
    """
    file = io.StringIO()
    settings: dict[RcKeyType, Any] = {
        "svg.fonttype": "none",  # text stays text: the page's font, selectable
        "font.family": "DejaVu Sans",  # comes with matplotlib: the same everywhere
        "hatch.linewidth": 1.5,
        "svg.hashsalt": ident,
    }
    with rc_context(settings):
        figure.savefig(file, format="svg", metadata=NO_METADATA)
    drawn = file.getvalue()
    inside = drawn.partition("</defs>")[2].rpartition("</svg>")[0]
    width, height = (round(72 * inches) for inches in figure.get_size_inches())
    return element(
        "svg",
        element("title", plain(title), id=f"{ident}-title"),
        element("desc", plain(description), id=f"{ident}-desc"),
        _for_page(inside, ident),
        xmlns="http://www.w3.org/2000/svg",
        class_="plot__drawing",
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_labelledby=f"{ident}-title",
        aria_describedby=f"{ident}-desc",
    )


def _for_page(inside: str, ident: str) -> str:
    """Drop what the stylesheet says better, and ids that nothing refers to."""
    inside = _own_ids(on_page(inside), ident).replace("xlink:href", "href")
    for noise in (_FONT, _UNTURNED, _EMPTY):
        inside = noise.sub("", inside)
    return re.sub(r"\s+", " ", inside).replace("> <", "><").strip()


def _own_ids(inside: str, ident: str) -> str:
    used = set(_REFERENCE.findall(inside))
    inside = re.sub(
        r' id="([^"]+)"',
        lambda match: f' id="{ident}-{match[1]}"' if match[1] in used else "",
        inside,
    )
    return _REFERENCE.sub(rf"#{ident}-\1", inside)
