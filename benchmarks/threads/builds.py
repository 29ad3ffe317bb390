"""The CPythons that CPU work is measured on: this one, and a free-threaded one."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitegen.run.interpreters import ask, installed

PROGRAM = Path(__file__).with_name("computing.py")
FREE_THREADED = ("python3.14t", "python3.13t")  # the first one found is taken
PATIENCE = 300  # seconds


@dataclass(frozen=True)
class Build:
    """One interpreter.

    :param command: the file to run.
    """

    command: str

    def run(self, *words: object) -> dict[str, Any]:
        """Run `computing.py` with it, and return what it prints.

        :raises subprocess.SubprocessError: it failed, or took more than 5 minutes.
        """
        command = [self.command, str(PROGRAM), *map(str, words)]
        ran = subprocess.run(
            command, stdout=subprocess.PIPE, check=True, timeout=PATIENCE
        )
        return dict(json.loads(ran.stdout))


def builds() -> dict[str, Build | None]:
    """Return the builds to measure, None for one that this machine does not have.

    "with_gil" is of the same minor version as "free_threaded": the price of free
    threading is not to be mistaken for progress between versions.
    """
    free = free_threaded()
    return {
        "this": Build(sys.executable),
        "free_threaded": free,
        "with_gil": free and same_version(free),
    }


def free_threaded() -> Build | None:
    """Return the newest free-threaded CPython on PATH."""
    found = filter(None, map(shutil.which, FREE_THREADED))
    return next((Build(command) for command in found), None)


def same_version(free: Build) -> Build | None:
    """Return a build with the GIL of the same minor version."""
    asked = ask(free.command)
    return next(
        (
            Build(each.command)
            for each in installed()
            if asked and each.minor == asked.minor
        ),
        None,
    )
