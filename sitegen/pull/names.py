"""Which global names does a piece of source use? Python's own answer.

`symtable` is the scope analysis of the compiler itself, so that locals,
parameters, comprehensions, `global` and class scopes need no rules of ours.
"""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterable, Iterator


def used_names(text: str, nodes: list[ast.stmt]) -> frozenset[str]:
    """The global names that `text` reads or rebinds, at any depth.

    Args:
        text: Whole statements of a module, beginning in column 0.
        nodes: The same statements, parsed.
    """
    table = symtable.symtable(text, "<unit>", "exec")
    return frozenset((*_globals(table), *_class_reads(nodes), *_increments(nodes)))


def annotation_names(nodes: list[ast.stmt]) -> frozenset[str]:
    """The names inside annotations that are written as strings."""
    found: set[str] = set()
    for annotation in _annotations(nodes):
        for text in _strings(annotation):
            found.update(_names_in(text))
    return frozenset(found)


def _globals(table: symtable.SymbolTable) -> Iterator[str]:
    at_top = table.get_type() == "module"
    for symbol in table.get_symbols():
        used = symbol.is_referenced() or (symbol.is_assigned() and not at_top)
        if used and (at_top or _is_global(symbol)):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _globals(child)


def _is_global(symbol: symtable.Symbol) -> bool:
    """Whether a name inside a function or a class means the module's.

    `symtable` takes a function called "top" for the module itself and calls its
    locals global and local; hence the second look (cpython/Lib/symtable.py).
    """
    return symbol.is_global() and (not symbol.is_local() or symbol.is_declared_global())


def _class_reads(nodes: list[ast.stmt]) -> Iterator[str]:
    """Names that a class body reads before it binds them: `LIMIT = LIMIT`.

    The symbol table calls such a name local to the class; at run time the
    first read finds the global.
    """
    for node in _walk(nodes):
        if not isinstance(node, ast.ClassDef):
            continue
        bound: set[str] = set()
        for statement in node.body:
            if isinstance(statement, ast.Assign | ast.AnnAssign):
                names = [n for n in ast.walk(statement) if isinstance(n, ast.Name)]
                stores = {n.id for n in names if isinstance(n.ctx, ast.Store)}
                loads = {n.id for n in names if isinstance(n.ctx, ast.Load)}
                yield from (loads & stores) - bound
                bound |= stores


def _increments(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Names that `+=` changes at the top: bound there, and used."""
    for node in nodes:
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from _increments(ast.iter_child_nodes(node))


def _annotations(nodes: list[ast.stmt]) -> Iterator[ast.expr]:
    for node in _walk(nodes):
        found = getattr(node, "annotation", None) or getattr(node, "returns", None)
        if isinstance(found, ast.expr):
            yield found


def _strings(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    is_literal = isinstance(node, ast.Subscript) and "Literal" in ast.dump(node.value)
    if not is_literal:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from _strings(child)


def _names_in(text: str) -> Iterator[str]:
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError:
        return
    yield from (node.id for node in ast.walk(tree) if isinstance(node, ast.Name))


def _walk(nodes: list[ast.stmt]) -> Iterator[ast.AST]:
    for node in nodes:
        yield from ast.walk(node)
