"""Run every published program on every CPython and Flask: `evidence/matrix.json`.

A difference between versions is no failure: the page under the program says so.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from packaging.specifiers import SpecifierSet

from sitegen import record as records
from sitegen.compare import RULES
from sitegen.errors import SiteError, exit_status
from sitegen.evidence.matrix_file import MatrixFile
from sitegen.pages.library import Entry, Library
from sitegen.pages.matrix_text import MATRIX
from sitegen.run import Result, run
from sitegen.run.interpreters import EXTRA, Interpreter, installed, missing

CACHE = Path(".cache/matrix")
SIDE_BY_SIDE = 2
TIMEOUT = 60
"""Seconds for one run; a program needs under two."""


@dataclass(frozen=True)
class Environment:
    """What programs run on: an interpreter, its flags, and a set of packages."""

    id: str
    python: str
    flags: str
    flask: str
    werkzeug: str
    interpreter: Interpreter
    lock: Path

    @property
    def public(self) -> dict[str, str]:
        """What the result file says of it: nothing of this machine."""
        return {
            "id": self.id,
            "python": self.python,
            "flags": self.flags,
            "flask": self.flask,
            "werkzeug": self.werkzeug,
        }

    @property
    def folder(self) -> Path:
        """Where its packages are: a folder for each interpreter and lock file."""
        hashed = sha256(self.lock.read_bytes()).hexdigest()[:12]
        return CACHE.resolve() / f"{self.python}-{self.lock.stem}-{hashed}"


def environments(root: Path, found: Iterable[Interpreter]) -> list[Environment]:
    """Return every interpreter with each of its flags and each locked Flask."""
    locks = sorted((root / "requirements").glob("flask-*.txt"))
    return [
        _environment(interpreter, " ".join(flags), lock)
        for interpreter in found
        for flags in interpreter.flag_sets
        for lock in locks
    ]


def _environment(interpreter: Interpreter, flags: str, lock: Path) -> Environment:
    pins = dict(re.findall(r"^(flask|werkzeug)==([\w.]+)", lock.read_text(), re.M))
    minor = "{}.{}".format(*interpreter.minor)
    name = "-".join(["cpython", minor, *flags.split()[1:], lock.stem])
    version = interpreter.version
    return Environment(
        name, version, flags, pins["flask"], pins["werkzeug"], interpreter, lock
    )


def install(environment: Environment) -> Path:
    """Put the packages of an environment into its folder, unless they are there.

    Raises:
        subprocess.CalledProcessError: uv could not; it has said why.
    """
    folder = environment.folder
    done = folder / ".complete"
    if not done.exists():
        version = environment.python
        subprocess.run(
            [
                *("uv", "pip", "install", "--quiet", "--require-hashes"),
                *("--only-binary", ":all:", "--python-version", version),
                *("--target", str(folder), "--requirement", str(environment.lock)),
            ],
            check=True,
        )
        done.touch()
    return folder


def outcome(entry: Entry, result: Result) -> str:
    """Say in one line how a run compares with the recorded output."""
    if result.timed_out:
        return "timeout"
    if result.returncode:
        return f"exit {result.returncode}: {result.last_error}"
    if result.last_error != entry.program.stderr:
        return f"different: on stderr {result.last_error or 'nothing'}"
    expected = entry.record.output if entry.record else ""
    lines = RULES[entry.program.rule].difference(expected, result.stdout).split("\n")
    changed = [line for line in lines[2:] if line.startswith(("+", "-"))]
    printed = [line[1:] for line in changed if line.startswith("+")]
    if not changed:
        return "same"
    return f"different: {printed[0] if printed else 'without ' + changed[0][1:]}"


def allowed(entry: Entry, environment: Environment) -> bool:
    """Whether a program asks for this Python or an older one."""
    wanted = SpecifierSet(entry.program.requires_python)
    return wanted.contains(environment.python, prereleases=True)


def run_in(environment: Environment, entry: Entry) -> str:
    """Run one program in one environment and return the outcome."""
    result = run(
        entry.published.text,
        name=entry.program.name,
        python=environment.interpreter.command,
        options=environment.flags.split(),
        env={"PYTHONPATH": str(environment.folder)},
        timeout=TIMEOUT,
    )
    return outcome(entry, result)


def run_program(entry: Entry, wanted: list[Environment], file: MatrixFile) -> int:
    """Run a program where it has not run yet, and note it; return how often it ran."""
    where = [
        each
        for each in wanted
        if allowed(entry, each) and not file.has_run(entry, each.public)
    ]
    if not where:
        return 0
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        outcomes = pool.map(lambda each: run_in(each, entry), where)
        ran = {each.id: text for each, text in zip(where, outcomes, strict=True)}
    file.add(entry, ran, [each.public for each in where])
    return len(ran)


def run_all(root: Path, *, again: bool) -> None:
    """Bring the result file up to date, and say how far it is.

    Raises:
        SiteError: A program cannot be published or has no record.
    """
    entries = _entries(root)
    found = installed()
    wanted = environments(root, found)
    _say(f"{len(entries)} programs, {len(wanted)} environments")
    for version in missing(found):
        _say(
            f"not found: CPython {version} (put python{version} on PATH or in {EXTRA})"
        )
    for environment in wanted:
        install(environment)
    if again:
        (root / MATRIX).unlink(missing_ok=True)
    file = MatrixFile(root / MATRIX)
    for number, entry in enumerate(entries, 1):
        count = run_program(entry, wanted, file)
        _say(f"[{number}/{len(entries)}] {entry.id}: {count} runs")
    file.keep_only(entry.id for entry in entries)
    for line in file.odd():
        _say(line)


def _entries(root: Path) -> list[Entry]:
    """Read all programs; an outcome says how a run compares with a good record."""
    library = Library(root)
    entries = list(library.entries.values())
    for entry in entries:
        if entry.record:
            records.check(entry.program, entry.published, entry.record)
    if library.problems:
        raise SiteError("\nerror: ".join(map(str, library.problems)))
    return entries


def _say(line: str) -> None:
    print(line, flush=True)


def main() -> int:
    """Run `python -m sitegen.evidence.matrix`; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m sitegen.evidence.matrix")
    parser.add_argument("--all", action="store_true", help="also what ran before")
    arguments = parser.parse_args()
    return exit_status(partial(run_all, Path(), again=arguments.all))


if __name__ == "__main__":
    sys.exit(main())
