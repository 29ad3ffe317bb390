"""The spans of a record: the tracer's events, made fit for a picture."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

MOST_SPANS = 60  # of one function in one thread
CLOSE = 200_000  # nanoseconds: what lies nearer together is drawn as one

_BLOCKING = {
    *("accept", "acquire", "as_completed", "exception", "join", "map", "recv"),
    *("result", "shutdown", "sleep", "urlopen", "wait", "wait_for"),
}
_WAITING_CLIENT = re.compile(r"client|http|queue|inbox|jobs|tasks", re.I)
_WAITING_CONTEXT = re.compile(r"lock|mutex|sema|condition|pool|executor|slots", re.I)


def blocking_lines(text: str) -> dict[int, str]:
    """Lines on which a thread can be held up: line -> the code that does it."""
    found: dict[int, str] = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.With | ast.AsyncWith):
            for item in node.items:
                code = ast.unparse(item.context_expr)
                if _WAITING_CONTEXT.search(code):
                    found.setdefault(node.lineno, "with " + code)
        elif isinstance(node, ast.Call) and _can_block(node):
            for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                found.setdefault(line, ast.unparse(node))
    return found


def method_names(text: str) -> dict[int, str]:
    """The methods of a program: first line -> "Comparing.run".

    An object that is called goes by the name of its class.
    """
    found: dict[int, str] = {}
    for owner in ast.walk(ast.parse(text)):
        if isinstance(owner, ast.ClassDef):
            for node in owner.body:
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    line = min(each.lineno for each in [node, *node.decorator_list])
                    name = f"{owner.name}.{node.name}"
                    found[line] = name.removesuffix(".__call__")
    return found


def shown(events: dict[str, Any], text: str) -> dict[str, Any]:
    """What of the tracer's events a record keeps.

    Args:
        events: What `sitegen.run.trace` wrote.
        text: The program that was traced.

    Returns:
        The executed lines, and the spans with times in microseconds from the
        first one.
    """
    code, methods = blocking_lines(text), method_names(text)
    lanes = [lane for lane in events["lanes"] if lane["spans"]]
    for span in (span for lane in lanes for span in lane["spans"]):
        span["function"] = methods.get(span["line"], span["function"])
    zero = min((span["start"] for lane in lanes for span in lane["spans"]), default=0)
    names = _unique([lane["name"] for lane in lanes])
    spans = [
        _span(span, name, zero, code)
        for name, lane in zip(names, lanes, strict=True)
        for span in _calm(lane["spans"])
    ]
    return {"lines": events["lines"], "spans": spans}


def _span(
    span: dict[str, Any], thread: str, zero: int, code: dict[int, str]
) -> dict[str, Any]:
    return {
        "thread": thread,
        "function": span["function"],
        "line": span["line"],
        "start_us": _micro(span["start"], zero),
        "end_us": _micro(span["end"], zero),
        "raised": span["raised"],
        "waits": [
            {
                "line": line,
                "code": code[line],
                "start_us": _micro(start, zero),
                "end_us": _micro(end, zero),
            }
            for line, start, end in _joined(span["waits"])
        ],
    }


def _can_block(call: ast.Call) -> bool:
    """Whether this call is one of those that wait for something."""
    if isinstance(call.func, ast.Name):
        return call.func.id in {"as_completed", "sleep", "urlopen", "wait"}
    if not isinstance(call.func, ast.Attribute):
        return False
    name, owner = call.func.attr, call.func.value
    if name in {"get", "put"}:  # of a queue or a client, not of a dict
        return not call.args or bool(_WAITING_CLIENT.search(ast.unparse(owner)))
    if name == "join" and isinstance(owner, ast.Constant):  # ", ".join(names)
        return False
    return name in _BLOCKING


def _calm(spans: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The longest spans of each function, if it ran more often than is shown."""
    kept: list[dict[str, Any]] = []
    for function in {span["function"] for span in spans}:
        same = [span for span in spans if span["function"] == function]
        same.sort(key=lambda span: (span["end"] or sys.maxsize) - span["start"])
        kept += same[-MOST_SPANS:]
    return sorted(kept, key=lambda span: span["start"])


def _joined(waits: list[list[Any]]) -> list[list[Any]]:
    """Waits on one line that follow each other closely, as one."""
    result: list[list[Any]] = []
    for line, start, end in waits:
        last = result[-1] if result else [0, 0, None]
        if last[0] == line and last[2] is not None and start - last[2] < CLOSE:
            last[2] = end
        else:
            result.append([line, start, end])
    return result


def _unique(names: Iterable[str]) -> Iterator[str]:
    """Give "worker" and another "worker" two names: "worker", "worker (2)"."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _micro(moment: int | None, zero: int) -> int | None:
    return None if moment is None else (moment - zero) // 1000
