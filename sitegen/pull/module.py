"""A module of the repository, parsed into the units that can be pulled."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sitegen.errors import SiteError
from sitegen.pull.statement import (
    APP,
    Import,
    Unit,
    is_app,
    is_docstring,
    is_types_only,
)


@dataclass(eq=False)
class Module:
    """One parsed file.

    Attributes:
        name: "reference_app.contexts.handover".
        file: Relative to the root of the repository.
        statements: Units and imports in the order of the text.
    """

    name: str
    file: Path
    text: str
    is_package: bool = False
    statements: list[Unit | Import] = field(default_factory=list)
    futures: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.lines = self.text.split("\n")
        try:
            body = ast.parse(self.text, str(self.file)).body
        except SyntaxError as error:
            raise SiteError(
                f"This is not Python: {error.msg}. Mend the line.",
                self.file,
                error.lineno,
            ) from error
        for node in body[1:] if body and is_docstring(body[0]) else body:
            self._add(node)

    def _add(self, node: ast.stmt) -> None:
        if isinstance(node, ast.Import | ast.ImportFrom):
            self.statements.extend(self._imports(node))
        elif is_types_only(node):
            assert isinstance(node, ast.If)
            for child in node.body:
                assert isinstance(child, ast.Import | ast.ImportFrom)
                self.statements.extend(self._imports(child, types_only=True))
        else:
            self._add_unit(node)

    def _add_unit(self, node: ast.stmt) -> None:
        decorators = getattr(node, "decorator_list", [])
        start = min([node.lineno, *(d.lineno for d in decorators)])
        end = node.end_lineno or node.lineno
        last = self.statements[-1] if self.statements else None
        if isinstance(last, Unit) and last.end >= start:  # `a = 1; b = 2`
            last.nodes.append(node)
            return
        self._refuse_inner_imports(node)
        self.statements.append(Unit(self, [node], start, end))

    def _imports(
        self, node: ast.Import | ast.ImportFrom, *, types_only: bool = False
    ) -> Iterator[Import]:
        if isinstance(node, ast.Import):
            for alias in node.names:
                self._refuse_module(alias.name, node.lineno)
                yield Import(alias.name, None, alias.asname, node.lineno, types_only)
            return
        source = self._absolute(node)
        for alias in node.names:
            if source == "__future__":
                self.futures.add(alias.name)
                continue
            if alias.name == "*":
                raise SiteError(
                    f"`from {source} import *` hides which names are meant."
                    " Import each one by name.",
                    self.file,
                    node.lineno,
                )
            asname = None if alias.asname == alias.name else alias.asname
            yield Import(source, alias.name, asname, node.lineno, types_only)

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.name.split(".") + ([""] if self.is_package else [])
        base = parts[: len(parts) - node.level]
        if not is_app(self.name) or not base:
            raise SiteError(
                "A relative import leads nowhere from here. Write"
                f" `from {APP}.<module> import <name>`.",
                self.file,
                node.lineno,
            )
        return ".".join([*base, *([node.module] if node.module else [])])

    def _refuse_module(self, module: str, line: int) -> None:
        if is_app(module):
            raise SiteError(
                f"`import {module}` brings a module, and a published program has"
                f" none. Write `from {module} import <name>`.",
                self.file,
                line,
            )

    def _refuse_inner_imports(self, statement: ast.stmt) -> None:
        for node in ast.walk(statement):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    self._refuse_module(alias.name, node.lineno)
            if isinstance(node, ast.ImportFrom) and (
                node.level or is_app(node.module or "")
            ):
                raise SiteError(
                    f"An import of {APP} inside a function or a condition cannot be"
                    " pulled. Move it to the top of the file.",
                    self.file,
                    node.lineno,
                )

    @cached_property
    def units(self) -> list[Unit]:
        return [item for item in self.statements if isinstance(item, Unit)]

    @cached_property
    def bindings(self) -> dict[str, list[Unit | Import]]:
        """What each name at the top of the module is bound by."""
        found: dict[str, list[Unit | Import]] = {}
        for item in self.statements:
            for name in item.binds if isinstance(item, Unit) else (item.bound,):
                found.setdefault(name, []).append(item)
        return found

    def inner_imports(self, units: list[Unit]) -> Iterator[tuple[str, int]]:
        """Modules that functions of these units import, with the line."""
        for unit in units:
            for statement in unit.nodes:
                for node in ast.walk(statement):
                    if isinstance(node, ast.Import):
                        for alias in node.names:
                            yield alias.name, node.lineno
                    elif isinstance(node, ast.ImportFrom):
                        yield node.module or "", node.lineno
