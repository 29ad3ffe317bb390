"""Python as HTML: the same text, and the same marks however it is cut."""

import html
import re
from pathlib import Path

import pytest
from pygments import highlight

from sitegen.markup import protect
from sitegen.pages import highlight as ours

APP = sorted((Path(__file__).parents[3] / "reference_app").rglob("*.py"))
AWKWARD = [
    'TEXT = """one\n\n\ntwo"""\nx = 1\n',
    "def f():\n    pass\n\n\n\n\n# End\n",
    'x = f"{{y}} < {z}"\n',
    "\n",
]


def texts() -> list[str]:
    found = [path.read_text("utf-8") for path in APP]
    return [text for text in found if text] + AWKWARD


@pytest.mark.parametrize("text", texts())
def test_its_text_content_is_the_text(text):
    shown = re.sub(r"<[^>]+>", "", ours.python(text))
    assert html.unescape(shown) == text


@pytest.mark.parametrize("text", texts())
def test_pieces_are_marked_as_the_whole_is(text):
    whole = highlight(text, ours._LEXER, ours._FORMATTER)
    assert ours.python(text) == protect(whole)
