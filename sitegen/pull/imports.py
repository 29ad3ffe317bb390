"""The head of a published program: its imports and its PEP 723 block."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import tomllib

from sitegen.errors import SiteError
from sitegen.pull.statement import Import

WIDTH = 72


def import_lines(imports: Iterable[Import], futures: Iterable[str]) -> list[str]:
    """The import block: merged, sorted as isort does, one blank line a section."""
    wanted = list(imports)
    always = {(i.module, i.name, i.asname) for i in wanted if not i.types_only}
    typed = [
        i for i in wanted if i.types_only and (i.module, i.name, i.asname) not in always
    ]
    if typed:
        wanted.append(Import("typing", "TYPE_CHECKING", None, 0))
    sections = [
        [f"from __future__ import {name}" for name in sorted(set(futures))],
        _section(i for i in wanted if not i.types_only and _is_stdlib(i.module)),
        _section(i for i in wanted if not i.types_only and not _is_stdlib(i.module)),
    ]
    if typed:
        lines = ["if TYPE_CHECKING:"]
        lines += ["    " + line for line in _section(typed)]
        sections.append(lines)
    return "\n\n".join("\n".join(s) for s in sections if s).split("\n")


def requirements(root: Path) -> dict[str, str]:
    """The packages that programs may import: import name -> requirement.

    Those of the extras too: what the app does without, a program may show.
    """
    with (root / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    extras = project.get("optional-dependencies", {}).values()
    listed = [*project["dependencies"], *chain.from_iterable(extras)]
    names = (re.match(r"[A-Za-z0-9._-]+", text) for text in listed)
    return {
        _import_name(name[0]): text
        for name, text in zip(names, listed, strict=True)
        if name
    }


def requirement(
    module: str, known: dict[str, str], file: Path, line: int
) -> str | None:
    """What must be installed to import `module`; None in the standard library.

    Raises:
        SiteError: pyproject.toml does not list it.
    """
    top = module.partition(".")[0]
    if top in sys.stdlib_module_names:
        return None
    if top not in known:
        raise SiteError(
            f"`{top}` is imported but not among the dependencies in pyproject.toml,"
            " so that a reader could not install it. Add it there, or do without.",
            file,
            line,
        )
    return known[top]


def script_block(requires_python: str, dependencies: Iterable[str]) -> list[str]:
    """The PEP 723 block, on lines of at most 72 columns."""
    quoted = [f'"{text}"' for text in dependencies]
    lines = [f"# dependencies = [{', '.join(quoted)}]"]
    if len(lines[0]) > WIDTH:
        lines = ["# dependencies = [", *(f"#     {q}," for q in quoted), "# ]"]
    return [
        "# /// script",
        f'# requires-python = "{requires_python}"',
        *lines,
        "# ///",
    ]


def _section(imports: Iterable[Import]) -> list[str]:
    plain: set[str] = set()
    members: dict[str, set[str]] = {}
    for item in imports:
        text = f" as {item.asname}" if item.asname else ""
        if item.name is None:
            plain.add(f"import {item.module}{text}")
        else:
            members.setdefault(item.module, set()).add(item.name + text)
    lines = sorted(plain, key=str.lower)
    for module in sorted(members, key=str.lower):
        lines += _from_import(module, sorted(members[module], key=_by_type))
    return lines


def _from_import(module: str, names: list[str]) -> Iterator[str]:
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= WIDTH:
        yield line
        return
    yield f"from {module} import ("
    yield from (f"    {name}," for name in names)
    yield ")"


def _by_type(name: str) -> tuple[int, str]:
    """isort's order: CONSTANTS, Classes, functions."""
    word = name.partition(" ")[0]
    rank = 0 if word.isupper() and len(word) > 1 else 1 if word[0].isupper() else 2
    return rank, name.lower()


def _is_stdlib(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names


def _import_name(distribution: str) -> str:
    return re.sub(r"[-_.]+", "_", distribution).lower()
