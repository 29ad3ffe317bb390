"""Mutants of a program: one lock, join, context or wait taken out of each.

A fixed twin teaches that such a line matters. Its mutants are the proof: each
must print something else, fail, or hang.
"""

from __future__ import annotations

import ast
from collections.abc import Container
from dataclasses import dataclass

from sitegen.evidence.operators import Edit, edits, proxy_edits


@dataclass(frozen=True)
class Mutant:
    """A program with one thing taken out.

    Attributes:
        name: What was taken out, "without `with self.lock`", or put in its place.
        line: The line of the published text where it stood.
        text: The program without it.
    """

    name: str
    line: int
    text: str


def mutants(text: str, ran: Container[int] | None = None) -> list[Mutant]:
    """All mutants of a published program, in the order of its lines.

    Args:
        text: The program.
        ran: The lines that a run executes. On the others nothing is taken out, for
            it could make no difference. None: all lines.
    """
    tree = ast.parse(text)
    found = {e for e in edits(tree) if ran is None or e.start[0] in ran}
    # A program about nothing but `g` or `request` teaches that these are no globals.
    # In all others their being shared may well make no difference.
    chosen = sorted(found or proxy_edits(tree), key=lambda e: (e.start, e.end, e.name))
    return [Mutant(edit.name, edit.start[0], _apply(text, edit)) for edit in chosen]


def _apply(text: str, edit: Edit) -> str:
    lines = [line.encode() for line in text.split("\n")]
    (first, left), (last, right) = edit.start, edit.end
    whole = (
        lines[first - 1][:left] + edit.replacement.encode() + lines[last - 1][right:]
    )
    lines[first - 1 : last] = [whole]
    return b"\n".join(lines).decode()
