"""Make a program stand alone: put the app's code where it imports it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sitegen.errors import SiteError
from sitegen.program import Program, split_docstring
from sitegen.pull.gather import Gathering, Library
from sitegen.pull.imports import (
    WIDTH,
    import_lines,
    requirement,
    requirements,
    script_block,
)
from sitegen.pull.layout import Line, Piece, join, made, program_pieces, pulled
from sitegen.pull.module import Module
from sitegen.pull.statement import Unit


@dataclass(frozen=True)
class Source:
    """A definition of the app that a published program contains.

    Attributes:
        file: "reference_app/contexts/handover.py".
        name: "in_app".
        start: First line, decorators included.
        end: Last line.
    """

    file: str
    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Published:
    """A program as the reader gets it.

    Attributes:
        text: The file.
        sources: What of the app is in it, in the order of the text.
        dependencies: What must be installed, "flask>=2.3".
        origins: For each line of `text` the file and line that it came from;
            None for a line that was made here.
    """

    text: str
    sources: tuple[Source, ...]
    dependencies: tuple[str, ...]
    origins: tuple[tuple[str, int] | None, ...]

    @property
    def sha256(self) -> str:
        return sha256(self.text.encode()).hexdigest()


class Puller:
    """Publishes the programs of one repository; parses each module once.

    Args:
        root: The repository.
    """

    def __init__(self, root: Path) -> None:
        self._library = Library(root)
        self._known = requirements(root)

    def publish(self, program: Program) -> Published:
        """The program with all that it needs of the app.

        Raises:
            SiteError: Something cannot be pulled; it names file and line.
        """
        module = Module(program.name, program.path, program.source)
        gathering = Gathering(self._library, module)
        items = list(gathering.in_order())
        units = [item for item in items if isinstance(item, Unit)]
        dependencies = self._dependencies(program, module, gathering)
        pieces = [
            made(script_block(program.requires_python, dependencies)),
            made(_docstring(module)),
            *_import_piece(gathering),
            *(pulled(item) for item in items),
            *program_pieces(module),
        ]
        lines = join(pieces)
        text = "".join(line.text + "\n" for line in lines)
        _require_width(program, lines)
        _require_python(program, text)
        sources = tuple(_source(unit) for unit in units)
        return Published(text, sources, dependencies, tuple(x.origin for x in lines))

    def _dependencies(
        self, program: Program, module: Module, gathering: Gathering
    ) -> tuple[str, ...]:
        wanted = [(name.replace("-", "_"), program.path, 1) for name in program.needs]
        wanted += [
            (item.module, owner.file, item.line)
            for owner, item in gathering.imports
            if not item.types_only
        ]
        for unit in [*gathering.units, *module.units]:
            for name, line in unit.module.inner_imports([unit]):
                wanted.append((name, unit.module.file, line))
        found = {
            requirement(name, self._known, file, line) for name, file, line in wanted
        }
        return tuple(sorted(text for text in found if text))


def _import_piece(gathering: Gathering) -> Iterator[Piece]:
    imports = [item for _, item in gathering.imports]
    if imports or gathering.futures:
        yield made(import_lines(imports, gathering.futures))


def _docstring(module: Module) -> list[str]:
    docstring = ast.get_docstring(ast.parse(module.text)) or ""
    prose = split_docstring(docstring)[0].replace("\\", "\\\\")
    text = f'"""{prose}\n"""' if "\n" in prose else f'"""{prose}"""'
    return text.split("\n")


def _source(unit: Unit) -> Source:
    name = next(iter(unit.binds or sorted(unit.serves)))
    return Source(unit.module.file.as_posix(), name, unit.start, unit.end)


def _require_width(program: Program, lines: list[Line]) -> None:
    for line in lines:
        if len(line.text) > WIDTH:
            file, number = line.origin or (program.path.as_posix(), 1)
            raise SiteError(
                f"Published, this line has {len(line.text)} columns, and a page"
                f" shows {WIDTH}. Break it: {line.text.strip()}",
                Path(file),
                number,
            )


def _require_python(program: Program, text: str) -> None:
    try:
        compile(text, program.path.name, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise SiteError(
            f"The published text does not compile: {error.msg}, at line"
            f" {error.lineno} of `python -m sitegen publish {program.id}`.",
            program.path,
        ) from error
