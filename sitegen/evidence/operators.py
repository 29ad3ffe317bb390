"""What can be taken out of a program, as edits of its text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

# Methods whose call, as a statement of its own, is there for other threads, for a
# context, for other transactions or for signals.
_STATEMENTS = {
    *("acquire", "add_done_callback", "cancel", "clear", "commit", "join", "notify"),
    *("notify_all", "pop", "push", "release", "reset", "result", "set", "shutdown"),
    *("signal", "start", "stop", "wait"),
}
# Methods whose value nobody has before another thread has done its part.
_WAITS = {"result", "wait"}
_GUARD = re.compile(r"lock|mutex|sema|condition|context|ctx|slot", re.IGNORECASE)
_FRESH = re.compile(
    r"((contextvars\.)?(Context|copy_context)\(\)|\w*(context|ctx))\.run"
)
_WRAPPER = "copy_current_request_context"
_SNAPSHOT = re.compile(r"(list|tuple)\((.*)\)|(.*)\.copy\(\)", re.DOTALL)
_LOCALS = {"Local", "local", "threading.local"}
_SHARED = '__import__("types").SimpleNamespace()'
_PROXIES = {"g": '__import__("flask").ctx._AppCtxGlobals()', "request": _SHARED}


@dataclass(frozen=True)
class Edit:
    """Replace the source from a position to another one (line, byte column)."""

    name: str
    start: tuple[int, int]
    end: tuple[int, int]
    replacement: str


def edits(tree: ast.Module) -> Iterator[Edit]:
    """All that may be taken out: each edit on its own makes one mutant."""
    yield from _withs(tree)
    yield from _statements(tree)
    yield from _expressions(tree)
    yield from _locals(tree)


def _withs(tree: ast.Module) -> Iterator[Edit]:
    """A lock or a context is not entered."""
    managers = set(_own_managers(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.With | ast.AsyncWith):
            for item in node.items:
                if _is_guard(item, managers) and not _is_read(item, node):
                    yield _without_item(node, item)


def _is_guard(item: ast.withitem, managers: set[str]) -> bool:
    name = ast.unparse(item.context_expr).partition("(")[0]
    return name in managers or _GUARD.search(name) is not None


def _is_read(item: ast.withitem, node: ast.With | ast.AsyncWith) -> bool:
    """Whether the body uses what `as` binds, and so cannot do without the item."""
    bound = item.optional_vars
    return isinstance(bound, ast.Name) and any(
        isinstance(child, ast.Name) and child.id == bound.id and child is not bound
        for child in ast.walk(node)
    )


def _own_managers(tree: ast.Module) -> Iterator[str]:
    """Context managers that the program defines."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and any(
            "contextmanager" in ast.unparse(each) for each in node.decorator_list
        ):
            yield node.name
        if isinstance(node, ast.ClassDef) and any(
            isinstance(each, ast.FunctionDef) and each.name == "__enter__"
            for each in node.body
        ):
            yield node.name


def _without_item(node: ast.With | ast.AsyncWith, item: ast.withitem) -> Edit:
    rest = [ast.unparse(each) for each in node.items if each is not item]
    word = "async with" if isinstance(node, ast.AsyncWith) else "with"
    header = f"{word} {', '.join(rest)}:" if rest else "if True:"
    first = node.body[0]
    decorators = getattr(first, "decorator_list", [])
    line = min([first.lineno, *(each.lineno for each in decorators)])
    return Edit(
        f"without `with {ast.unparse(item)}`",
        (node.lineno, node.col_offset),
        (line, first.col_offset),
        f"{header}\n{' ' * first.col_offset}",
    )


def _statements(tree: ast.Module) -> Iterator[Edit]:
    """A thread is not started, joined, woken; a context is not reset."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            call = node.value.value if isinstance(node.value, ast.Await) else node.value
            if _method(call) in _STATEMENTS or _awaits_all(call):
                yield _replace(node, "pass")


def _awaits_all(node: ast.expr) -> bool:
    """Whether this is `list(pool.map(...))`."""
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func) == "list"
        and bool(node.args)
        and _method(node.args[0]) == "map"
    )


def _expressions(tree: ast.Module) -> Iterator[Edit]:
    optional = set(_conditions(tree))
    aliases = dict(_aliases(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _without_context(node, aliases)
            if _method(node) in _WAITS and node not in optional:
                yield _replace(node, "None")
        if isinstance(node, ast.For | ast.comprehension):
            yield from _without_snapshot(node.iter)
        if isinstance(node, ast.FunctionDef):
            for each in node.decorator_list:
                if ast.unparse(each) == _WRAPPER:
                    yield _replace(each, "(lambda function: function)")


def _conditions(tree: ast.Module) -> Iterator[ast.AST]:
    """Parts of a condition: these tell how a wait ended, or do not always run.

    A call that is a statement is one of `_STATEMENTS` already, and `await None` is
    no program.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.If | ast.While | ast.Assert | ast.IfExp):
            yield from ast.walk(node.test)
        elif isinstance(node, ast.BoolOp):
            yield from ast.walk(node)
        elif isinstance(node, ast.Expr | ast.Await):
            yield node.value


def _aliases(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Short names that the program gives things: `copied = copy_context`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name):
            for target in node.targets:
                yield ast.unparse(target), node.value.id


def _without_context(call: ast.Call, aliases: dict[str, str]) -> Iterator[Edit]:
    """Work gets no context of its own, or no copy of the request's."""
    run = _in_full(call.func, aliases)
    if run == _WRAPPER and len(call.args) == 1:
        yield _replace(call, ast.unparse(call.args[0]), f"without `{run}`")
    if _FRESH.fullmatch(run) and call.args:
        function, *rest = call.args
        direct = ast.Call(function, rest, call.keywords)
        yield _replace(call, ast.unparse(direct), f"without `{run}`")
    for number, argument in enumerate(call.args):
        code = _in_full(argument, aliases)
        if _FRESH.fullmatch(code) and number + 1 < len(call.args):
            rest = [*call.args[:number], *call.args[number + 1 :]]
            direct = ast.Call(call.func, rest, call.keywords)
            yield _replace(call, ast.unparse(direct), f"without `{code}`")


def _in_full(node: ast.expr, aliases: dict[str, str]) -> str:
    code = ast.unparse(node)
    head = code.partition("(")[0]
    return aliases.get(head, head) + code[len(head) :]


def _without_snapshot(iterated: ast.expr) -> Iterator[Edit]:
    """A loop goes over what others change, not over a copy."""
    code = ast.unparse(iterated)
    match = _SNAPSHOT.fullmatch(code)
    if match is None or not isinstance(iterated, ast.Call):
        return
    original = match[2] or match[3]
    if re.fullmatch(r"[\w.]+(\.(items|keys|values)\(\))?", original):
        yield _replace(iterated, original, f"`{original}` instead of `{code}`")


def _locals(tree: ast.Module) -> Iterator[Edit]:
    """What each thread had for itself becomes one object for all."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node) in {
            f"{name}()" for name in _LOCALS
        }:
            what = f"one object for all threads instead of `{ast.unparse(node)}`"
            yield _replace(node, _SHARED, what)


def proxy_edits(tree: ast.Module) -> Iterator[Edit]:
    """What each request had for itself becomes one object for all."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "flask":
            for alias in node.names:
                if alias.name in _PROXIES and alias.asname is None:
                    yield _shared_proxy(node, alias.name)


def _shared_proxy(node: ast.ImportFrom, name: str) -> Edit:
    rest = [each.name for each in node.names if each.name != name]
    kept = f"from flask import {', '.join(rest)}; " if rest else ""
    what = f"one object for all requests instead of `flask.{name}`"
    return _replace(node, f"{kept}{name} = {_PROXIES[name]}", what)


def _method(node: ast.expr) -> str:
    """The name of the method that is called; "" if this is no such call."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr
    return ""


def _replace(
    node: ast.expr | ast.stmt, replacement: str, name: str | None = None
) -> Edit:
    end = (node.end_lineno or node.lineno, node.end_col_offset or 0)
    name = name or f"without `{ast.unparse(node)}`"
    return Edit(name, (node.lineno, node.col_offset), end, replacement)
