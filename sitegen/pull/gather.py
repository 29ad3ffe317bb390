"""Find what a program needs of the app, and in which order it must stand."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.errors import SiteError
from sitegen.pull.module import Module
from sitegen.pull.statement import Import, Unit

# What a module has without binding it, beside the builtins.
_GIVEN = {*dir(builtins), "__file__", "__name__", "__doc__", "__annotations__"}


class Library:
    """The modules of the app, each read and parsed once.

    Args:
        root: The repository.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._modules: dict[str, Module | None] = {}

    def find(self, name: str) -> Module | None:
        """The module of that dotted name, if there is one."""
        if name not in self._modules:
            self._modules[name] = self._read(name)
        return self._modules[name]

    def _read(self, name: str) -> Module | None:
        base = Path(*name.split("."))
        for file in (base.with_suffix(".py"), base / "__init__.py"):
            path = self._root / file
            if path.is_file():
                text = path.read_text(encoding="utf-8")
                return Module(name, file, text, is_package=file.stem == "__init__")
        return None


@dataclass(frozen=True)
class Alias:
    """`alias = name`, for an import of the app that renames."""

    module: Module
    item: Import
    name: str

    @property
    def text(self) -> str:
        return f"{self.item.bound} = {self.name}"


@dataclass(frozen=True)
class _Claim:
    """What a name of the published file means, and who needs it to."""

    meaning: tuple[str, ...]
    file: Path
    line: int

    def __str__(self) -> str:
        return f"{self.file.as_posix()}:{self.line}"


class Gathering:
    """All that one program needs.

    Args:
        library: Where the app's modules come from.
        program: The program, parsed.

    Attributes:
        units: Pulled units of the app.
        imports: Imports of other packages, each with the module that has it.
        modules: Modules from which something is pulled, or through which an
            import leads.

    Raises:
        SiteError: A name is missing or means two things.
    """

    def __init__(self, library: Library, program: Module) -> None:
        self._library = library
        self._program = program
        self._claims: dict[str, _Claim] = {}
        self._given: dict[str, tuple[Path, int]] = {}
        self._aliases: dict[Import, Alias] = {}
        self.units: set[Unit] = set()
        self.imports: list[tuple[Module, Import]] = []
        self.modules: set[Module] = set()
        for unit in program.units:
            self._take_unit(unit)
        self.units -= set(program.units)
        self._refuse_shadowed_builtins()

    @property
    def futures(self) -> set[str]:
        pulled = {unit.module for unit in self.units}
        return self._program.futures.union(*(m.futures for m in pulled))

    def in_order(self) -> Iterator[Unit | Alias]:
        """Pulled units in the order in which Python would have executed them.

        The app imports without error, so in this order each name exists before
        it is used, in decorators, base classes and defaults too.
        """
        seen: set[Module] = set()
        yield from self._visit(self._program, seen)
        for module in sorted(self.modules - seen, key=lambda m: m.name):
            yield from self._visit(module, seen)

    def _visit(self, module: Module, seen: set[Module]) -> Iterator[Unit | Alias]:
        seen.add(module)
        for item in module.statements:
            if isinstance(item, Unit):
                if item in self.units:
                    yield item
                continue
            target = self._library.find(item.module) if item.of_app else None
            if target in self.modules and target not in seen and not item.types_only:
                assert target is not None
                yield from self._visit(target, seen)
            if item in self._aliases:
                yield self._aliases[item]

    def _take_unit(self, unit: Unit) -> None:
        if unit in self.units:
            return
        self.units.add(unit)
        self.modules.add(unit.module)
        for name in unit.binds:
            self._claim(name, (unit.module.name, name), unit.module, unit.start)
        for name in sorted(unit.uses):
            self._need(unit.module, name, unit.start)
        for name in sorted(unit.mentions & unit.module.bindings.keys()):
            self._need(unit.module, name, unit.start)
        for other in unit.module.units:
            if other.serves.intersection(unit.binds):
                self._take_unit(other)

    def _need(self, module: Module, name: str, line: int) -> None:
        """Provide `name` as `module` knows it."""
        found = module.bindings.get(name)
        if found is None:
            if name not in _GIVEN:
                raise SiteError(
                    f"`{name}` is used here, but this module neither defines nor"
                    " imports it. Correct the name.",
                    module.file,
                    line,
                )
            self._given.setdefault(name, (module.file, line))
            return
        for item in found:
            if isinstance(item, Unit):
                self._take_unit(item)
            elif item.of_app:
                self._follow(module, item)
            else:
                self._import(module, item)

    def _import(self, module: Module, item: Import) -> None:
        meaning = ("import", item.module, item.name or "")
        if item.name is None and item.asname is None:  # `import a.b` binds a
            meaning = ("import", item.bound, "")
        self._claim(item.bound, meaning, module, item.line)
        if all(item != known for _, known in self.imports):
            self.imports.append((module, item))

    def _follow(self, module: Module, item: Import) -> None:
        """Provide what an import of the app leads to, under the name it asks for."""
        target, name = self._resolve(module, item)
        origin = target.bindings[name][0]
        if isinstance(origin, Import):
            asname = None if item.bound == origin.bound else item.bound
            self._import(target, replace(origin, asname=asname or origin.asname))
            return
        self._need(target, name, item.line)
        if item.bound != name:
            meaning = ("alias", target.name, name)
            if item.bound not in self._claims:
                self._aliases[item] = Alias(module, item, name)
            self._claim(item.bound, meaning, module, item.line)

    def _resolve(self, module: Module, item: Import) -> tuple[Module, str]:
        """The module that defines what `item` imports, and its name there."""
        target = self._library.find(item.module)
        name = item.name or ""
        if target is None:
            raise SiteError(
                f"There is no module `{item.module}`. Correct the import.",
                module.file,
                item.line,
            )
        self.modules.add(target)
        found = target.bindings.get(name)
        if found is None:
            raise SiteError(self._what_is_wrong(target, name), module.file, item.line)
        first = found[0]
        if isinstance(first, Import) and first.of_app:
            return self._resolve(target, first)
        return target, name

    def _what_is_wrong(self, target: Module, name: str) -> str:
        if self._library.find(f"{target.name}.{name}"):
            return (
                f"`from {target.name} import {name}` brings a module, and a"
                " published program has none. Write"
                f" `from {target.name}.{name} import <name>`."
            )
        return (
            f"`{name}` does not exist in {target.file.as_posix()}. Correct the"
            " name, or define it there."
        )

    def _claim(
        self, name: str, meaning: tuple[str, ...], module: Module, line: int
    ) -> None:
        claim = _Claim(meaning, module.file, line)
        known = self._claims.setdefault(name, claim)
        if known.meaning != meaning:
            raise SiteError(
                f"`{name}` would mean two things in one published file: this one"
                f" and the one at {known}. Rename one of them.",
                module.file,
                line,
            )

    def _refuse_shadowed_builtins(self) -> None:
        for name, (file, line) in self._given.items():
            if name in self._claims and not name.startswith("__"):
                raise SiteError(
                    f"`{name}` is Python's own here, but the published file gets"
                    f" another one from {self._claims[name]}. Rename that one.",
                    file,
                    line,
                )
