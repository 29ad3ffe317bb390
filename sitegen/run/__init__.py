"""Run a program as a reader would: alone, in an empty folder."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

from sitegen.run.spans import blocking_lines, shown

_TRACER = Path(__file__).with_name("trace.py")
_IN_CHILDREN = Path(__file__).with_name("child_lines.py")
# Where programs, temporary folders and locales are; nothing that steers Python.
_KEPT = ("HOME", "LANG", "PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")


@dataclass(frozen=True)
class Result:
    """What a run left behind.

    Attributes:
        stdout: All it printed.
        stderr: All it printed there.
        returncode: Its exit status; negative: killed by that signal.
        trace: What `sitegen.run.trace` recorded, if that was asked for.
        timed_out: Whether it was stopped because its time was up.
    """

    stdout: str
    stderr: str
    returncode: int
    trace: dict[str, Any] | None
    timed_out: bool

    @property
    def last_error(self) -> str | None:
        """The last line on stderr that is not blank, None if there is none."""
        lines = [line for line in self.stderr.splitlines() if line.strip()]
        return lines[-1].strip() if lines else None


def run(  # noqa: PLR0913 - two that count, the others have a default
    text: str,
    *,
    name: str,
    python: str = sys.executable,
    options: Sequence[str] = (),
    env: dict[str, str] | None = None,
    timeout: float = 60,
    trace: bool = False,
) -> Result:
    """Run `text` in a fresh, empty folder, warnings as errors.

    Args:
        text: The program.
        name: Its file name without ".py".
        python: The interpreter.
        options: Options for the interpreter, such as `-X thread_inherit_context=1`.
        env: Environment variables to add to the clean environment; a PYTHONPATH
            makes it run with code that a reader would not have.
        timeout: Seconds until it is killed together with what it started.
        trace: Record which lines ran and which function ran when.
    """
    with TemporaryDirectory(prefix="program-") as folder, TemporaryDirectory() as side:
        file = Path(folder, f"{name}.py")
        file.write_text(text, encoding="utf-8")
        tracer = _tracer(text, side) if trace else []
        env = (env or {}) | (_children(file, side) if trace else {})
        command = [python, "-W", "error", *options, *tracer, file.name]
        stdout, stderr, code, late = _finish(
            command, folder, _environment(env), timeout
        )
        events = Path(side, "events.json")
        traced = _traced(events, text) if events.exists() else None
    return Result(stdout, stderr, code, traced, late)


def _tracer(text: str, folder: str) -> list[str]:
    """Lay out what the child needs to be traced; the head of its command."""
    blocking = json.dumps(sorted(blocking_lines(text)))
    Path(folder, "blocking.json").write_text(blocking)
    # A copy: beside it must be nothing that the child could import.
    return [copy(_TRACER, folder), folder]


def _children(program: Path, folder: str) -> dict[str, str]:
    """Have the Pythons that the program starts write down its lines, too."""
    site = Path(folder, "site")
    site.mkdir()
    copy(_IN_CHILDREN, site / "sitecustomize.py")
    return {
        "PYTHONPATH": str(site),
        "TRACED_PROGRAM": str(program.resolve()),
        "TRACED_LINES": str(Path(folder, "lines")),
    }


def _traced(events: Path, text: str) -> dict[str, Any]:
    """What the tracer recorded, with the lines that ran in other processes."""
    traced = shown(json.loads(events.read_text()), text)
    lines = events.with_name("lines").read_text().split()
    return traced | {"lines": sorted({*traced["lines"], *map(int, lines)})}


def _environment(extra: dict[str, str]) -> dict[str, str]:
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"} | extra


def _finish(
    command: list[str], folder: str, env: dict[str, str], timeout: float
) -> tuple[str, str, int, bool]:
    """Wait for the command; on a timeout kill its whole process group."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    late = False
    try:
        stdout, stderr = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        late = True
        _kill_group(process)
        stdout, stderr = process.communicate()
    finally:
        _kill_group(process)
    return stdout, stderr, process.returncode, late


def _kill_group(process: subprocess.Popen[str]) -> None:
    """Also after a good end: a program must leave no process behind."""
    if not hasattr(os, "killpg"):
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
