"""Python text as HTML with the class names that the theme's stylesheet knows."""

from __future__ import annotations

from functools import cache

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from sitegen.markup import protect

_LEXER = PythonLexer(stripnl=False, ensurenl=False)
_FORMATTER = HtmlFormatter(nowrap=True)
_BETWEEN = "\n\n\n"


def python(text: str) -> str:
    """Return ``text`` highlighted; its text content is exactly ``text``, which
    ends with a newline.

    Twins and programs share most of their definitions, so that each is highlighted
    once: two blank lines part them, unless a string holds these.
    """
    pieces = text.removesuffix("\n").split(_BETWEEN)
    if any(piece.count('"""') % 2 for piece in pieces):
        pieces = [text.removesuffix("\n")]
    return _BETWEEN.join(map(_piece, pieces)) + "\n"


@cache
def _piece(text: str) -> str:
    marked = highlight(f"{text}\n", _LEXER, _FORMATTER)
    return protect(marked.removesuffix("\n"))


def python_lines(text: str) -> list[str]:
    """Return the highlighted lines of ``text``; each is valid HTML by itself."""
    return python(text).removesuffix("\n").split("\n")
