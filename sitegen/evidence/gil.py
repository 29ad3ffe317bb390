"""Run the program that checks the GIL on a free-threaded CPython: `evidence/gil.json`.

    python -m sitegen.evidence.gil

needs `python3.14t` or `python3.13t` on PATH, its headers, gcc and uv.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sitegen.errors import SiteError, exit_status
from sitegen.program import load_program
from sitegen.pull import Puller
from sitegen.run.interpreters import ask

FILE = Path("evidence/gil.json")
PROGRAM = "understand/gil_check"
SOURCE = Path(__file__).with_name("undeclared.c")
FREE_THREADED = ("python3.14t", "python3.13t")  # the first one found is taken
PACKAGES = ("flask", "sqlalchemy", "httpx", "gunicorn", "waitress")
DECLARED = ("flask", "markupsafe._speedups", "sqlalchemy", "sqlite3", "httpx")
PATIENCE = 120  # seconds
_WARNING = re.compile(r"RuntimeWarning: .*")


def interpreter() -> str:
    """Return the command of a free-threaded CPython.

    Raises:
        SiteError: There is none on PATH.
    """
    found = [*filter(None, map(shutil.which, FREE_THREADED))]
    if not found:
        raise SiteError(f"Found none of {', '.join(FREE_THREADED)} on PATH.")
    return found[0]


def compile_module(python: str, folder: Path) -> None:
    """Compile `undeclared.c` for an interpreter into a folder.

    Raises:
        SiteError: gcc is not there.
    """
    compiler = shutil.which("gcc")
    if not compiler:
        raise SiteError("gcc not found. Install it, with the headers of Python.")
    show = "import sysconfig; print(sysconfig.get_path('include'))"
    include = _output([python, "-c", show]).strip()
    target = str(folder / "undeclared.so")
    subprocess.run(
        [compiler, "-shared", "-fPIC", f"-I{include}", str(SOURCE), "-o", target],
        check=True,
    )


def install(python: str, folder: Path) -> None:
    """Put the packages into a folder, as wheels for this interpreter."""
    subprocess.run(
        [
            *("uv", "pip", "install", "--quiet", "--only-binary", ":all:"),
            *("--python", python, "--target", str(folder), *PACKAGES),
        ],
        check=True,
    )


def check(words: list[str], folder: Path, **environment: str) -> dict[str, str]:
    """Run the program; return what it printed by its labels, and a warning.

    Args:
        words: The interpreter, the program's file, and the modules to import.
        folder: Where the modules are.
        environment: Variables for this run, such as PYTHON_GIL.
    """
    ran = subprocess.run(
        words,
        env={**os.environ, "PYTHONPATH": str(folder), **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    lines = (line.split(": ", 1) for line in ran.stdout.splitlines())
    told = {label.replace(" ", "_"): value for label, value in lines}
    warned = _WARNING.search(ran.stderr)
    return told | ({"warning": warned[0]} if warned else {})


def _output(words: list[str]) -> str:
    return subprocess.run(
        words, capture_output=True, text=True, timeout=PATIENCE, check=True
    ).stdout


def measure(root: Path, python: str, folder: Path) -> dict[str, Any]:
    """Run the program with and without the module that declares nothing."""
    compile_module(python, folder)
    install(python, folder)
    file = folder / "gil_check.py"
    text = Puller(root).publish(load_program(root, PROGRAM)).text
    file.write_text(text, "utf-8")
    words = [python, str(file)]
    return {
        "declared": check([*words, *DECLARED], folder),
        "undeclared": check([*words, *DECLARED, "undeclared"], folder),
        "overridden": check([*words, "undeclared"], folder, PYTHON_GIL="0"),
        "versions": _versions(folder),
    }


def _versions(folder: Path) -> dict[str, str]:
    found = (each.name.split("-")[:2] for each in folder.glob("*.dist-info"))
    return {name: version.removesuffix(".dist") for name, version in sorted(found)}


def write(root: Path) -> None:
    """Run everything, and write the result file.

    Raises:
        SiteError: There is no free-threaded CPython.
    """
    python = interpreter()
    asked = ask(python)
    with TemporaryDirectory() as folder:
        found = measure(root, python, Path(folder))
    today = f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}"
    version = asked.version if asked else python
    text = json.dumps({"recorded": today, "python": version, **found}, indent=1)
    (root / FILE).write_text(text + "\n", "utf-8")
    print(text)


def main() -> int:
    """Run `python -m sitegen.evidence.gil`; return the exit status."""
    return exit_status(partial(write, Path()))


if __name__ == "__main__":
    sys.exit(main())
