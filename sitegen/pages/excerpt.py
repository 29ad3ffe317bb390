"""Find one function or class in a published text by its name."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from sitegen.pages.library import QuoteError, suggest


@dataclass(frozen=True)
class Excerpt:
    """Whole lines ``start`` to ``end`` (from 1) of a published text."""

    name: str
    start: int
    end: int
    text: str


def cut(text: str, name: str, program_id: str) -> Excerpt:
    """Return the definition ``name`` (``f``, ``C`` or ``C.f``) with its comments.

    Raises QuoteError, with the nearest names, if the program defines no such thing.
    """
    found = _definitions(ast.parse(text))
    if name not in found:
        hint = suggest(name, found)
        raise QuoteError(
            f"snippets/{program_id}.py has no function or class {name}{hint}"
        )
    node = found[name]
    lines = text.splitlines(keepends=True)
    start = _first_line(node, lines)
    end = node.end_lineno or node.lineno
    return Excerpt(name, start, end, "".join(lines[start - 1 : end]))


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _definitions(
    tree: ast.Module | ast.ClassDef, prefix: str = ""
) -> dict[str, Definition]:
    found: dict[str, Definition] = {}
    for node in tree.body:
        if isinstance(node, Definition):
            found[prefix + node.name] = node
        if isinstance(node, ast.ClassDef):
            found |= _definitions(node, f"{node.name}.")
    return found


def _first_line(node: Definition, lines: list[str]) -> int:
    """Decorators belong to a definition, and so do the comments right above it."""
    start = min([node.lineno, *(each.lineno for each in node.decorator_list)])
    while start > 1 and lines[start - 2].lstrip().startswith("#"):
        start -= 1
    return start
