"""The statements at the top of a module: what can be pulled, and imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sitegen.pull.names import annotation_names, used_names

if TYPE_CHECKING:
    from sitegen.pull.module import Module

APP = "reference_app"
_INNER = ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
DEFINITION = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Import:
    """One name that an import statement binds.

    Attributes:
        module: "flask", with `name` None for `import flask`.
        name: What is imported from it.
        asname: The name behind `as`.
        line: Where it stands.
        types_only: It stands under `if TYPE_CHECKING:`.
    """

    module: str
    name: str | None
    asname: str | None
    line: int
    types_only: bool = False

    @property
    def bound(self) -> str:
        """The name that the program can use afterwards."""
        if self.asname or self.name:
            return self.asname or self.name or ""
        return self.module.partition(".")[0]

    @property
    def of_app(self) -> bool:
        return is_app(self.module)


@dataclass(frozen=True, eq=False)
class Unit:
    """Statements that are pulled together: nearly always one statement.

    Attributes:
        start: First line, decorators included, comments above excluded.
        end: Last line.
    """

    module: Module
    nodes: list[ast.stmt]
    start: int
    end: int

    @cached_property
    def binds(self) -> tuple[str, ...]:
        """Names that the unit defines, in the order of the text."""
        return tuple(dict.fromkeys(_bound(self.nodes)))

    @cached_property
    def uses(self) -> frozenset[str]:
        text = "\n".join(self.module.lines[self.start - 1 : self.end])
        return used_names(text, self.nodes)

    @cached_property
    def mentions(self) -> frozenset[str]:
        """Names that only an annotation in quotes uses."""
        return annotation_names(self.nodes)

    @property
    def is_definition(self) -> bool:
        return isinstance(self.nodes[0], DEFINITION)

    @property
    def is_main_guard(self) -> bool:
        node = self.nodes[0]
        return isinstance(node, ast.If) and "__name__" in ast.dump(node.test)

    @cached_property
    def serves(self) -> frozenset[str]:
        """Names that this unit adds to, and with which it must be pulled.

        `REGISTRY["tea"] = make_tea` serves REGISTRY; `@render.register` over a
        function serves render.
        """
        if self.is_main_guard:
            return frozenset()
        if not self.binds:
            return self.uses
        roots = [
            _root(decorator)
            for node in self.nodes
            for decorator in getattr(node, "decorator_list", [])
        ]
        return frozenset(root for root in roots if root)

    @cached_property
    def comment(self) -> int:
        """The line where the comments directly above begin (`start` if none)."""
        line = self.start
        while line > 1 and self.module.lines[line - 2].startswith("#"):
            line -= 1
        return line


def is_app(module: str) -> bool:
    return module.partition(".")[0] == APP


def is_docstring(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def is_types_only(node: ast.stmt) -> bool:
    """Whether this is `if TYPE_CHECKING:` over imports and nothing else."""
    return (
        isinstance(node, ast.If)
        and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
        and not node.orelse
        and all(isinstance(n, ast.Import | ast.ImportFrom) for n in node.body)
    )


def _bound(nodes: list[ast.stmt]) -> Iterator[str]:
    """Names that these statements bind in their own scope."""
    for node in nodes:
        yield from _bound_by(node)


def _bound_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, DEFINITION):
        yield node.name
        return
    if isinstance(node, _INNER | ast.AugAssign):  # += needs the name to be there
        return
    if isinstance(node, ast.Import | ast.ImportFrom):
        for alias in node.names:
            yield alias.asname or alias.name.partition(".")[0]
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
        yield from [node.name] if node.name else []
    for child in ast.iter_child_nodes(node):
        yield from _bound_by(child)


def _root(node: ast.expr) -> str:
    """The name at the left of `render.register(int)`; "" if there is no dot."""
    dotted = False
    while isinstance(node, ast.Attribute | ast.Call):
        dotted = dotted or isinstance(node, ast.Attribute)
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return node.id if dotted and isinstance(node, ast.Name) else ""
