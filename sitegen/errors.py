"""The one error that tells an author what to mend, and where."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path


class SiteError(Exception):
    """Something in the repository keeps the site from being built.

    Args:
        message: What happened and what to do about it, in sentences.
        file: The file to look at, if one is at fault.
        line: The line in that file, counted from 1.
    """

    def __init__(
        self, message: str, file: Path | None = None, line: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line

    def __str__(self) -> str:
        place = "" if self.file is None else self.file.as_posix()
        if self.line is not None:
            place += f":{self.line}"
        return f"{place}: {self.message}" if place else self.message


def exit_status(command: Callable[[], None]) -> int:
    """Run a command; return 0, or 1 after telling on stderr what keeps it from it."""
    try:
        command()
    except SiteError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0
