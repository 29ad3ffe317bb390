"""The difference between two twins, computed from their published texts."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

Line = tuple[str, str]
"""A sign (``-``, ``+``, a space, or ``@`` where lines are left out) and its text."""

_HEADER = re.compile(
    r'\A(?:# /// script\n(?:#.*\n)*?# ///\n+)?(?:"""(.*?)"""\n+)?', re.DOTALL
)


def body(text: str) -> str:
    """Return a published text without its PEP 723 block and its docstring.

    Both differ between twins by nature; they are not the lesson.
    """
    header = _HEADER.match(text)
    return text[header.end() :] if header else text


def difference(broken: str, fixed: str) -> list[Line]:
    """Return what turns ``broken`` into ``fixed``, with two lines of context."""
    old, new = body(broken).splitlines(), body(fixed).splitlines()
    lines: list[Line] = []
    for group in difflib.SequenceMatcher(None, old, new, False).get_grouped_opcodes(2):
        hunk = _trimmed([line for code in group for line in _lines(code, old, new)])
        lines += [("@", ""), *hunk] if lines else hunk
    return lines


def _lines(
    code: tuple[str, int, int, int, int], old: list[str], new: list[str]
) -> Iterator[Line]:
    tag, old_start, old_end, new_start, new_end = code
    if tag == "equal":
        yield from ((" ", line) for line in old[old_start:old_end])
        return
    yield from (("-", line) for line in old[old_start:old_end])
    yield from (("+", line) for line in new[new_start:new_end])


def _trimmed(hunk: list[Line]) -> list[Line]:
    """Drop blank context at both ends: it shows nothing."""
    blank: Line = (" ", "")
    while hunk and hunk[0] == blank:
        hunk = hunk[1:]
    while hunk and hunk[-1] == blank:
        hunk = hunk[:-1]
    return hunk
