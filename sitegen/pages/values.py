"""Numbers and links inside sentences."""

from __future__ import annotations

import ast
from typing import Any

from sitegen.markup import element, inline, plain
from sitegen.pages import urls
from sitegen.pages.library import Library, QuoteError, suggest


def value(library: Library, file: str, key: str, filter_: tuple[str, ...]) -> str:
    """Return a number (or a word) of a result file as the sentence shows it."""
    found = library.value(file, key)
    if filter_:
        found = _filtered(found, filter_, f"{file} {key}")
    if isinstance(found, dict | list):
        names = ", ".join(found) if isinstance(found, dict) else "a list"
        raise QuoteError(
            f"{file} {key} is not one value: go on to {names}, or use | length"
        )
    return inline(f"{found:,}" if isinstance(found, int) else str(found))


def _filtered(found: Any, filter_: tuple[str, ...], where: str) -> Any:
    try:
        match filter_:
            case ("round", digits):
                return f"{float(found):,.{int(digits)}f}"
            case ("percent",):
                return f"{float(found):.0%}".replace("%", " %")
            case _:
                return len(found)
    except (TypeError, ValueError) as error:
        raise QuoteError(
            f"{where} is {found!r}: | {' '.join(filter_)} cannot take it"
        ) from error


def source(library: Library, file: str, name: str, page: str) -> str:
    """Return a link to the line of the app where ``name`` is defined."""
    line = definition(library, file, name)
    target = urls.relative(urls.source_link(file, line), page)
    return element("a", element("code", plain(name)), href=target)


def definition(library: Library, file: str, name: str) -> int:
    """Return the line of ``file`` (from 1) that defines the top-level ``name``."""
    path = library.root / file
    known = library.modules
    if file not in known:
        raise QuoteError(f"there is no module {file}{suggest(file, known)}")
    lines = _definitions(ast.parse(path.read_text("utf-8")))
    if name not in lines:
        raise QuoteError(f"{file} does not define {name}{suggest(name, lines)}")
    return lines[name]


def _definitions(tree: ast.Module) -> dict[str, int]:
    lines: dict[str, int] = {}
    for node in tree.body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                lines[node.name] = node.lineno
                lines |= _methods(node)
            case ast.Assign():
                lines |= {
                    t.id: node.lineno for t in node.targets if isinstance(t, ast.Name)
                }
            case ast.AnnAssign(target=ast.Name(id=name)):
                lines[name] = node.lineno
    return lines


def _methods(node: ast.AST) -> dict[str, int]:
    if not isinstance(node, ast.ClassDef):
        return {}
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    return {
        f"{node.name}.{f.name}": f.lineno for f in node.body if isinstance(f, functions)
    }


def raw(library: Library, what: str, page: str) -> str:
    """Return a link to a raw published program or result file."""
    if what.startswith("evidence/"):
        library.result(what)
        path = what
    else:
        path = urls.raw_path(library.entry(what).id)
    code = element("code", plain(path))
    return element("a", code, href=urls.relative(path, page))
