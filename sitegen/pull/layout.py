"""How a published program is laid out: its pieces and the lines between them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.pull.gather import Alias
from sitegen.pull.module import Module
from sitegen.pull.statement import DEFINITION, Unit, is_docstring


@dataclass(frozen=True)
class Line:
    """A line of a published program and the place that it came from."""

    text: str
    origin: tuple[str, int] | None = None


@dataclass(frozen=True)
class Piece:
    """Lines that stay together.

    Attributes:
        lines: The text.
        spread: Whether two blank lines must surround it, as a definition.
        unit: What it was cut from; None for a piece that was made here.
    """

    lines: list[Line]
    spread: bool = False
    unit: Unit | None = None


def made(texts: list[str]) -> Piece:
    """A piece that stands in no file of the repository."""
    return Piece([Line(text) for text in texts])


def pulled(item: Unit | Alias) -> Piece:
    """A unit of the app: comments above, docstrings cut to their first line."""
    if isinstance(item, Alias):
        origin = (item.module.file.as_posix(), item.item.line)
        return Piece([Line(item.text, origin)])
    lines = _cut(item.module, item.comment, item.end)
    for node in item.nodes:
        for child in ast.walk(node):
            if isinstance(child, DEFINITION) and is_docstring(child.body[0]):
                _shorten(lines, child.body[0], item.comment)
    kept = [line for line in lines if line is not None]
    return Piece(kept, item.is_definition, item)


def program_pieces(module: Module) -> Iterator[Piece]:
    """The program's own statements without its imports, comments kept."""
    for unit in module.units:
        first = _first_comment(module, unit)
        yield Piece(
            [line for line in _cut(module, first, unit.end) if line],
            unit.is_definition,
            unit,
        )
    end = module.units[-1].end if module.units else len(module.lines)
    rest = _cut(module, end + 1, len(module.lines))
    lines = [line for line in rest if line and line.text]
    if lines:  # comments at the very end
        yield Piece(lines)


def join(pieces: list[Piece]) -> list[Line]:
    """All lines, with the blank ones that a formatter would put between."""
    lines: list[Line] = []
    previous: Piece | None = None
    for piece in pieces:
        if previous is not None:
            lines += [Line("")] * _gap(previous, piece)
        lines += piece.lines
        previous = piece
    return lines


def _gap(before: Piece, after: Piece) -> int:
    if before.spread or after.spread:
        return 2
    first, second = before.unit, after.unit
    if first is None or second is None or first.module is not second.module:
        return 1
    statements = first.module.statements
    if statements.index(second) != statements.index(first) + 1:
        return 1
    between = first.module.lines[first.end : second.start - 1]
    return min(2, sum(not line.strip() for line in between))


def _cut(module: Module, first: int, last: int) -> list[Line | None]:
    file = module.file.as_posix()
    return [
        Line(module.lines[number - 1], (file, number))
        for number in range(first, last + 1)
    ]


def _first_comment(module: Module, unit: Unit) -> int:
    """Where the comments before a statement begin, blank lines between or not."""
    first = unit.start
    for line in range(unit.start - 1, 0, -1):
        text = module.lines[line - 1]
        if text.startswith("#"):
            first = line
        elif text.strip():
            break
    return first


def _shorten(lines: list[Line | None], docstring: ast.stmt, first: int) -> None:
    """Replace a docstring of several lines by its first one."""
    start, end = docstring.lineno, docstring.end_lineno or docstring.lineno
    if start == end:
        return
    line = lines[start - first]
    assert line is not None
    opening = line.text.encode()[docstring.col_offset :].decode()
    head = line.text[: len(line.text) - len(opening)]
    quotes = '"""' if '"""' in opening[:5] else "'''"
    prefix, _, text = opening.partition(quotes)
    if not text.strip():  # the text begins on the line below the quotes
        text = next(
            shown.text
            for shown in lines[start - first + 1 :]
            if shown is not None and shown.text.strip()
        )
    text = text.strip()
    space = " " if text.endswith(quotes[0]) else ""
    lines[start - first] = replace(
        line, text=f"{head}{prefix}{quotes}{text}{space}{quotes}"
    )
    for number in range(start + 1, end + 1):
        lines[number - first] = None
