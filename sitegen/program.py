"""Programs as their authors write them: `snippets/<topic>/<name>.py`."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from sitegen.compare import RULES
from sitegen.errors import SiteError

Kind = Literal["plain", "broken", "fixed"]

_ENTRY = re.compile(r"([A-Za-z_-]+): *(.*)")
_KEYS = ("rule", "stderr", "python", "needs")
_TITLE_WIDTH = 72


@dataclass(frozen=True)
class Program:
    """One program of the repository.

    Attributes:
        id: "contexts/app_context_fixed".
        topic: "contexts", the folder.
        name: "app_context_fixed", the file name without ".py".
        root: The repository.
        path: The file, relative to it.
        title: First line of the docstring, without a final period.
        summary: The rest of its prose, "" if there is none.
        rule: Name of the rule in `sitegen.compare.RULES`.
        stderr: The last line it leaves on stderr; None: it leaves nothing.
        requires_python: Version specifier, ">=3.10" unless the author says so.
        needs: Packages that it runs on and does not import, such as "asgiref".
        kind: From the end of the name.
        twin: The id of the other one of a pair, else None.
        stem: The id without "_broken" or "_fixed".
        source: The text of the file.
    """

    id: str
    topic: str
    name: str
    root: Path
    path: Path
    title: str
    summary: str
    rule: str
    stderr: str | None
    requires_python: str
    needs: tuple[str, ...]
    kind: Kind
    twin: str | None
    stem: str
    source: str


def load_programs(root: Path) -> dict[str, Program]:
    """Read every program below `root`/snippets, sorted by id.

    Raises:
        SiteError: A docstring, its rule or a twin is missing, or a key unknown.
    """
    programs = {id_: load_program(root, id_) for id_ in program_ids(root)}
    for program in programs.values():
        _require_twin(program, programs)
    return programs


def program_ids(root: Path) -> list[str]:
    """The ids of all programs, sorted."""
    paths = (root / "snippets").glob("*/*.py")
    return sorted(f"{path.parent.name}/{path.stem}" for path in paths)


def load_program(root: Path, id_: str) -> Program:
    """Read one program; its twin need not exist yet.

    Raises:
        SiteError: There is none, or its docstring is not as it must be.
    """
    path = Path("snippets", f"{id_}.py")
    if not (root / path).is_file():
        near = get_close_matches(id_, program_ids(root), cutoff=0.3)
        raise SiteError(
            f"There is no program `{id_}`: no file {path.as_posix()}."
            f" Near to it: {', '.join(near) or 'none'}."
        )
    return _load(root, path)


def _load(root: Path, path: Path) -> Program:
    source = (root / path).read_text(encoding="utf-8")
    docstring, line = _docstring(path, source)
    prose, front = split_docstring(docstring)
    title, _, rest = prose.partition("\n")
    _require_title(path, title, line)
    entries = _entries(path, front, line + docstring.count("\n") + 1 - len(front))
    topic, name = path.parts[-2], path.stem
    kind, stem = _kind_and_stem(f"{topic}/{name}")
    return Program(
        id=f"{topic}/{name}",
        topic=topic,
        name=name,
        root=root,
        path=path,
        title=title.rstrip("."),
        summary=rest.strip(),
        rule=_rule(path, entries.get("rule"), line),
        stderr=entries.get("stderr"),
        requires_python=entries.get("python", ">=3.10"),
        needs=tuple(entries.get("needs", "").replace(",", " ").split()),
        kind=kind,
        twin=_twin(kind, stem),
        stem=stem,
        source=source,
    )


def _docstring(path: Path, source: str) -> tuple[str, int]:
    try:
        tree = ast.parse(source, str(path))
    except SyntaxError as error:
        raise SiteError(
            f"This is not Python: {error.msg}. Mend the line.", path, error.lineno
        ) from error
    docstring = ast.get_docstring(tree)
    if docstring is None:
        raise SiteError(
            "The program has no docstring. Give it one: a title, a blank line,"
            " and `rule: exact` (or another rule).",
            path,
            1,
        )
    return docstring, tree.body[0].lineno


def split_docstring(docstring: str) -> tuple[str, list[str]]:
    """Part a docstring into its prose and the lines of its front matter.

    The front matter is the last paragraph if it consists of `key: value`; an
    indented line carries on the value above.
    """
    head, _, last = docstring.rpartition("\n\n")
    lines = last.split("\n")
    is_front = _ENTRY.fullmatch(lines[0]) and all(
        _ENTRY.fullmatch(line) or line.startswith(" ") for line in lines
    )
    return (head.rstrip(), lines) if is_front else (docstring.rstrip(), [])


def _entries(path: Path, front: list[str], first: int) -> dict[str, str]:
    entries: dict[str, str] = {}
    key = ""
    for number, line in enumerate(front, first):
        match = _ENTRY.fullmatch(line)
        if match is None:
            entries[key] += " " + line.strip()
            continue
        key = match[1]
        if key not in _KEYS or key in entries:
            raise SiteError(
                f"`{key}` is not a key that a docstring may end with, or is there"
                f" twice. Use each of {', '.join(_KEYS)} at most once.",
                path,
                number,
            )
        entries[key] = match[2].strip()
    return entries


def _require_title(path: Path, title: str, line: int) -> None:
    if not title or len(title) > _TITLE_WIDTH:
        raise SiteError(
            f"The first line of the docstring is the title: write 1 to"
            f" {_TITLE_WIDTH} characters, these are {len(title)}.",
            path,
            line,
        )


def _rule(path: Path, rule: str | None, line: int) -> str:
    if rule not in RULES:
        was = "missing" if rule is None else f"`{rule}`, which is unknown"
        raise SiteError(
            f"The rule for comparing the output is {was}. End the docstring with"
            f" `rule: ` and one of: {'; '.join(RULES)}.",
            path,
            line,
        )
    return rule


def _kind_and_stem(id_: str) -> tuple[Kind, str]:
    if id_.endswith("_broken"):
        return "broken", id_.removesuffix("_broken")
    if id_.endswith("_fixed"):
        return "fixed", id_.removesuffix("_fixed")
    return "plain", id_


def _twin(kind: Kind, stem: str) -> str | None:
    if kind == "plain":
        return None
    return stem + ("_fixed" if kind == "broken" else "_broken")


def _require_twin(program: Program, programs: dict[str, Program]) -> None:
    if program.twin is not None and program.twin not in programs:
        raise SiteError(
            f"Its twin is missing. Write snippets/{program.twin}.py, or give this"
            " program a name that ends in neither _broken nor _fixed.",
            program.path,
            1,
        )
