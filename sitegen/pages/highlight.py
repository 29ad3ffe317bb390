"""Code as HTML with the class names that the theme's stylesheet knows."""

from __future__ import annotations

from functools import cache

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import BashLexer, PythonLexer, get_lexer_for_filename
from pygments.util import ClassNotFound

from sitegen.markup import protect
from sitegen.pages.library import QuoteError

_KEEP = {"stripnl": False, "ensurenl": False}
_LEXER = PythonLexer(**_KEEP)
_BASH = BashLexer(**_KEEP)
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
    return _marked(text, _LEXER)


def _marked(text: str, lexer: Lexer) -> str:
    marked = highlight(f"{text}\n", lexer, _FORMATTER)
    return protect(marked.removesuffix("\n"))


def command(line: str) -> str:
    """Return a line for a shell highlighted; its text content is exactly ``line``."""
    return _marked(line, _BASH)


def named(name: str, text: str) -> str:
    """Return the text of a file highlighted; its text content is exactly ``text``.

    Raises QuoteError if Pygments knows no language of a file with this name.
    """
    try:
        lexer = get_lexer_for_filename(name, None, **_KEEP)
    except ClassNotFound as error:
        raise QuoteError(
            f"Pygments knows no language for {name!r}: give it a name that it knows,"
            " such as app.ini, app.toml or apache.conf"
        ) from error
    return _marked(text, lexer)


def python_lines(text: str) -> list[str]:
    """Return the highlighted lines of ``text``; each is valid HTML by itself."""
    return python(text).removesuffix("\n").split("\n")
