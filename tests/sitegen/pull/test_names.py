"""Which global names a statement uses."""

import ast
from textwrap import dedent

import pytest

from sitegen.pull.names import annotation_names, used_names


def uses(text):
    text = dedent(text)
    return used_names(text, ast.parse(text).body)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def f(x: A = B) -> C: return x", {"A", "B", "C"}),
        ("def f(): return lambda: A", {"A"}),
        ("def f():\n    global A\n    A = 1", {"A"}),
        ("def f():\n    A = 1\n    return A", set()),
        ("def f(A): return [A for A in A]", set()),
        ("def f():\n    A = 1\n    def g():\n        nonlocal A\n        A = 2", set()),
        ("x = [A for B in C]", {"A", "C"}),
        ("@A.b\nclass D(B, metaclass=C): pass", {"A", "B", "C"}),
        ("class D:\n    A = A\n    b = A", {"A"}),
        ("class D:\n    A = 1\n    b = A", set()),
        ("class D:\n    A = 1\n    def f(self): return A", {"A"}),
        ("async def f():\n    async with A as a:\n        await a", {"A"}),
        ("A.b = 1", {"A"}),
        ("A += 1", {"A"}),
        ("for i in A:\n    B += i", {"A", "B", "i"}),
        ("def f():\n    a = 0\n    a += 1", set()),
        ("def top(self):\n    stack = self\n    return stack, A", {"A"}),
        ("def top():\n    global A\n    A = 1", {"A"}),
        ("try:\n    A()\nexcept B as e:\n    print(e)", {"A", "B", "print", "e"}),
    ],
)
def test_used_names(text, expected):
    assert uses(text) == expected


def test_names_in_annotations_in_quotes():
    text = 'def f(a: "A", b: list["B | None"]) -> "C.D": x: "E" = 1'
    assert annotation_names(ast.parse(text).body) == {"A", "B", "C", "E"}


def test_quotes_that_are_no_names():
    text = 'def f(a: Literal["A"], b: "not a name"): pass'
    assert annotation_names(ast.parse(text).body) == set()
