"""Find the CPythons of this machine that `nox -s matrix` runs programs on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

OLDEST = (3, 10)
EXTRA = "MATRIX_PYTHONS"
"""Environment variable: more interpreters, separated like the entries of PATH."""
INHERIT = (3, 14)
"""The first CPython with `-X thread_inherit_context` (see "What's new in 3.14")."""
ASK = """
import platform, sys
kind = platform.python_implementation()
# A virtual environment brings packages of its own, and would mix them in.
print(kind if sys.prefix == sys.base_prefix else "venv", platform.python_version())
"""


@dataclass(frozen=True)
class Interpreter:
    """One CPython, found and asked for its version.

    Attributes:
        command: The file to run.
        version: "3.12.1".
    """

    command: str
    version: str

    @property
    def minor(self) -> tuple[int, int]:
        """The version as a pair, such as (3, 12)."""
        major, minor, _ = self.version.split(".", 2)
        return int(major), int(minor)

    @property
    def flag_sets(self) -> tuple[tuple[str, ...], ...]:
        """The flags to run programs with: none, and those that change threads."""
        if self.minor < INHERIT:
            return ((),)
        flag = "thread_inherit_context"
        return ((), ("-X", f"{flag}=0"), ("-X", f"{flag}=1"))


def installed(oldest: tuple[int, int] = OLDEST) -> list[Interpreter]:
    """Return the newest CPython of each minor version from ``oldest`` up, in order."""
    found: dict[tuple[int, int], Interpreter] = {}
    for command in dict.fromkeys(_candidates(oldest)):
        asked = ask(command)
        if asked and asked.minor >= oldest:
            found.setdefault(asked.minor, asked)
    return [found[minor] for minor in sorted(found)]


def ask(command: str) -> Interpreter | None:
    """Return what a command says it is, None if it is no CPython or does not run."""
    try:
        asked = subprocess.run(
            [command, "-c", ASK], capture_output=True, text=True, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    name, version = asked.stdout.split()
    return Interpreter(command, version) if name == "CPython" else None


def missing(found: Iterable[Interpreter]) -> list[str]:
    """Return the minor versions, up to the newest found, that are not there."""
    there = {each.minor for each in found}
    last = max([*there, INHERIT])
    wanted = ((3, minor) for minor in range(OLDEST[1], last[1] + 1))
    return [
        f"{major}.{minor}" for major, minor in wanted if (major, minor) not in there
    ]


def _candidates(oldest: tuple[int, int]) -> Iterator[str]:
    """Yield commands to ask: named ones first, so that they win."""
    yield from filter(None, os.environ.get(EXTRA, "").split(os.pathsep))
    pyenv = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser()
    paths = sorted(pyenv.glob("versions/*/bin/python3.*"), key=_newest_first)
    yield from (str(path) for path in paths if re.fullmatch(r"python3\.\d+", path.name))
    names = [f"python3.{minor}" for minor in range(oldest[1], 30)]
    yield from filter(None, map(shutil.which, names))
    yield from (str(Path(sys.base_prefix, "bin", name)) for name in names)


def _newest_first(path: Path) -> list[int]:
    return [-int(part) for part in re.findall(r"\d+", path.parts[-3])]
