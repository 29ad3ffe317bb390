"""Make evidence/tests.json: run tests/app under coverage.py."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coverage import Coverage

from sitegen.errors import SiteError
from sitegen.evidence.app_lines import FILE, hash_of, hash_of_tests
from sitegen.pull.module import Module


def collect(root: Path) -> dict[str, Any]:
    """Run tests/app under coverage.py and tell what each test executed.

    Raises:
        SiteError: A test fails.
    """
    with TemporaryDirectory() as folder:
        data = Path(folder, "coverage")
        _run_tests(root, data)
        coverage = Coverage(
            data_file=str(data), config_file=str(root / "pyproject.toml")
        )
        coverage.load()
        files = {
            path.relative_to(root).as_posix(): _evidence_of(root, path, coverage)
            for path in sorted((root / "reference_app").rglob("*.py"))
        }
    return {"tests": hash_of_tests(root), "files": files}


def write(root: Path) -> None:
    """Write evidence/tests.json."""
    text = json.dumps(collect(root.resolve()), indent=1) + "\n"
    (root / FILE).write_text(text, encoding="utf-8")


def _run_tests(root: Path, data: Path) -> None:
    command = [sys.executable, "-m", "coverage", "run", f"--data-file={data}"]
    command += ["-m", "pytest", "-q", "-p", "no:cacheprovider"]
    command += ["-p", "sitegen.evidence.coverage_contexts", "tests/app"]
    here = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(root), str(here)))}
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise SiteError(
            "tests/app fails, so there is no evidence. Mend it first:"
            f" `pytest tests/app`.\n{done.stdout[-4000:]}{done.stderr[-2000:]}"
        )


def _evidence_of(root: Path, path: Path, coverage: Coverage) -> dict[str, Any]:
    name = path.relative_to(root)
    dotted = ".".join(name.with_suffix("").parts)
    module = Module(dotted, name, path.read_text(encoding="utf-8"))
    contexts = coverage.get_data().contexts_by_lineno(str(path))
    definitions = {}
    for unit in module.units:
        body = set(_body_lines(unit.nodes))
        tests = {test for line in body for test in contexts.get(line, ()) if test}
        for bound in unit.binds or sorted(unit.serves)[:1]:
            definitions[bound] = {
                "start": unit.start,
                "end": unit.end,
                "tests": sorted(tests),
            }
    return {
        "sha256": hash_of(path),
        "definitions": definitions,
        "missing": coverage.analysis2(str(path))[3],
    }


def _body_lines(nodes: list[ast.stmt]) -> Iterator[int]:
    """Lines inside functions: what else there is runs once, on import."""
    for statement in nodes:
        for node in ast.walk(statement):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from range(node.body[0].lineno, (node.end_lineno or 0) + 1)
