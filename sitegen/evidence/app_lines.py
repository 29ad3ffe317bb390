"""Which test executes which line of the app, and does each shown line run?"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import CodeType
from typing import Any

from sitegen.errors import SiteError
from sitegen.pull import Published, Source
from sitegen.record import Record

FILE = Path("evidence", "tests.json")
REMEDY = "Run `nox -s evidence`."


def tests_for(root: Path, sources: Iterable[Source]) -> list[str]:
    """Ids of the tests that execute these definitions, sorted.

    Raises:
        SiteError: There is no evidence file, or it does not know a definition.
    """
    files = _read(root)["files"]
    found: set[str] = set()
    for source in sources:
        known = files.get(source.file, {}).get("definitions", {})
        if source.name not in known:
            raise SiteError(
                f"{FILE} does not know `{source.name}`. {REMEDY}",
                Path(source.file),
                source.start,
            )
        found.update(known[source.name]["tests"])
    return sorted(found)


def check(root: Path) -> None:
    """Refuse stale evidence, and lines of the app that no test executes.

    Raises:
        SiteError: Naming the file, and the line if one is not executed.
    """
    evidence = _read(root)
    paths = {
        path.relative_to(root).as_posix(): path
        for path in (root / "reference_app").rglob("*.py")
    }
    for name in sorted(paths.keys() | evidence["files"].keys()):
        known = evidence["files"].get(name, {}).get("sha256")
        if name not in paths or known != hash_of(paths[name]):
            raise SiteError(f"{FILE} is older than this file. {REMEDY}", Path(name))
        for line in evidence["files"][name]["missing"]:
            raise SiteError(
                f"No test in tests/app executes this line. Test it or delete it;"
                f" then: {REMEDY}",
                Path(name),
                line,
            )
    if evidence["tests"] != hash_of_tests(root):
        raise SiteError(f"It is older than tests/app. {REMEDY}", FILE)


def unexecuted(
    root: Path,
    published: Published,
    record: Record,
    twin: tuple[Published, Record] | None = None,
) -> list[int]:
    """Lines of a published program that nothing has executed.

    A line counts as executed if the recorded run reached it, or a test in
    tests/app did, or if it stands word for word in the twin and ran there: what the
    twins share, such as the line that reports a failure, runs in one of them.

    Args:
        root: The repository.
        published: The program.
        record: Its record.
        twin: Text and record of the twin, if there is one.
    """
    ran = set(record.trace["lines"])
    lines = published.text.split("\n")
    in_twin = _executed_texts(*twin) if twin else set()
    return [
        number
        for number in sorted(code_lines(published.text) - ran)
        if not _is_tested(root, published.origins[number - 1])
        and lines[number - 1] not in in_twin
    ]


def code_lines(text: str) -> set[int]:
    """The lines that the compiler made code for.

    Not the lines for which that depends on the version: the annotations below the
    first line of a function (PEP 649), and `with (` alone on its line (3.13).
    """
    unsure: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            unsure.update(range(node.lineno + 1, node.body[0].lineno))
        if isinstance(node, ast.With | ast.AsyncWith):
            unsure.update(range(node.lineno, node.items[0].context_expr.lineno))
    code = compile(text, "<published>", "exec", dont_inherit=True)
    return set(_lines(code)) - unsure


def _lines(code: CodeType) -> Iterator[int]:
    yield from (line for _, _, line in code.co_lines() if line)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _lines(constant)


def _executed_texts(published: Published, record: Record) -> set[str]:
    lines = published.text.split("\n")
    return {lines[number - 1] for number in record.trace["lines"]}


def _is_tested(root: Path, origin: tuple[str, int] | None) -> bool:
    if origin is None:
        return False
    file = _read(root)["files"].get(origin[0])
    return file is not None and origin[1] not in file["missing"]


def _read(root: Path) -> dict[str, Any]:
    path = root / FILE
    try:
        return _parsed(path, path.stat().st_mtime_ns)
    except FileNotFoundError as error:
        raise SiteError(f"There is no evidence yet. {REMEDY}", FILE) from error


@lru_cache(maxsize=8)
def _parsed(path: Path, _changed: int) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return parsed


def hash_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def hash_of_tests(root: Path) -> str:
    """One hash of all that the test ids and their contents depend on."""
    files = sorted((root / "tests" / "app").rglob("*.py"))
    common = root / "tests" / "conftest.py"
    names = [*files, *([common] if common.exists() else [])]
    whole = "".join(f"{p.relative_to(root).as_posix()} {hash_of(p)}\n" for p in names)
    return sha256(whole.encode()).hexdigest()
