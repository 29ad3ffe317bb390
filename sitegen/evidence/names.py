"""Ask every line of Flask from 0.12 on what it has: `evidence/flask-names.json`.

    python -m sitegen.evidence.names

needs uv, and CPython 3.8 and 3.11 where `nox -s matrix` finds its own.
"""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import dropwhile
from pathlib import Path
from typing import Any

from sitegen.errors import SiteError, exit_status
from sitegen.run.interpreters import installed

FILE = Path("evidence/flask-names.json")
CACHE = Path(".cache/names")
PROBE = Path(__file__).with_name("names_probe.py")
PATIENCE = 120  # seconds
OLDER, NEWER = (3, 8), (3, 11)
"""Flask 0.12 does not run on a Python without `collections.MutableMapping`."""

Told = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """The last release of one minor version of Flask, and the packages of its time."""

    minor: str
    python: tuple[int, int]
    pins: str


LINES = (
    Line("0.12", OLDER, "flask==0.12.5 werkzeug==0.16.1 jinja2==2.11.3"),
    Line("1.0", OLDER, "flask==1.0.4 werkzeug==0.16.1 jinja2==2.11.3"),
    Line("1.1", OLDER, "flask==1.1.4 werkzeug==1.0.1 jinja2==2.11.3"),
    Line("2.0", OLDER, "flask==2.0.3 werkzeug==2.0.3 jinja2==3.0.3"),
    Line("2.1", OLDER, "flask==2.1.3 werkzeug==2.1.2 jinja2==3.1.6"),
    Line("2.2", NEWER, "flask==2.2.5 werkzeug==2.2.3 jinja2==3.1.6"),
    Line("2.3", NEWER, "flask==2.3.3 werkzeug==2.3.8 jinja2==3.1.6"),
    Line("3.0", NEWER, "flask==3.0.3 werkzeug==3.0.6 jinja2==3.1.6"),
    Line("3.1", NEWER, "flask==3.1.3 werkzeug==3.1.9 jinja2==3.1.6"),
)
# Jinja2 2 imports what MarkupSafe 2.1 and ItsDangerous 2.1 no longer have.
OLD_PINS = "markupsafe==1.1.1 itsdangerous==1.1.0 click==7.1.2"


def pins(line: Line) -> list[str]:
    """Return the requirements of a line; uv finds the rest."""
    old = line.minor in {"0.12", "1.0", "1.1"}
    return f"{line.pins} {OLD_PINS if old else ''}".split()


def install(line: Line) -> Path:
    """Put the packages of a line into a folder of its own, unless they are there.

    Raises:
        subprocess.CalledProcessError: uv could not; it has said why.
    """
    wanted = pins(line)
    hashed = sha256(" ".join(wanted).encode()).hexdigest()[:12]
    folder = CACHE.resolve() / f"flask-{line.minor}-{hashed}"
    done = folder / ".complete"
    if not done.exists():
        python = "{}.{}".format(*line.python)
        subprocess.run(
            [
                *("uv", "pip", "install", "--quiet", "--only-binary", ":all:"),
                *("--python-version", python, "--target", str(folder), *wanted),
            ],
            check=True,
        )
        done.touch()
    return folder


def probe(python: str, folder: Path) -> Told:
    """Run the probe with an interpreter and the packages of a folder.

    Raises:
        SiteError: It failed; the message has what it said.
    """
    ran = subprocess.run(
        [python, str(PROBE)],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if ran.returncode:
        raise SiteError(f"{PROBE.name} fails with {folder.name}:\n{ran.stderr}")
    return dict(json.loads(ran.stdout))


def versions(line: Line) -> dict[str, str]:
    """Return the versions of Flask and Werkzeug by "flask" and "werkzeug"."""
    known = dict(pin.split("==") for pin in line.pins.split())
    return {name: known[name] for name in ("flask", "werkzeug")}


def history(name: str, lines: dict[str, Told]) -> dict[str, str]:
    """Return since when a name is there, when it began to warn, and when it went.

    Versions are of the package that the name belongs to, without the patch number.
    """
    own = "werkzeug" if "ident" in name else "flask"
    states = [
        (f"{own.capitalize()} {each[own].rpartition('.')[0]}", each["names"][name])
        for each in lines.values()
    ]
    known = list(dropwhile(lambda each: each[1] == "no", states))
    return {
        "since": known[0][0] if known != states else f"{known[0][0]} or older",
        "deprecated": _first("warns", known) or "no warning",
        "removed": _first("no", known) or "still there",
    }


def change(key: str, lines: dict[str, Told]) -> dict[str, str]:
    """Return what a behaviour was, since which Flask it is another, and which."""
    found = {minor: each["behaviour"][key] for minor, each in lines.items()}
    before = next(iter(found.values()))
    changed = [minor for minor, value in found.items() if value != before]
    if not changed:
        return {"always": before}
    since = changed[0]
    return {"before": before, "since": since, "after": found[since]}


def _first(state: str, states: list[tuple[str, str]]) -> str | None:
    return next((version for version, each in states if each == state), None)


def write(root: Path) -> None:
    """Ask every line, and write the result file.

    Raises:
        SiteError: A CPython is missing, or a probe failed.
    """
    commands = {each.minor: each.command for each in installed(OLDER)}
    missing = sorted({line.python for line in LINES} - commands.keys())
    if missing:
        wanted = " and ".join("CPython {}.{}".format(*each) for each in missing)
        raise SiteError(f"{wanted} not found. Put it on PATH, or install it by pyenv.")
    lines: dict[str, Told] = {}
    for line in LINES:
        told = probe(commands[line.python], install(line))
        lines[line.minor] = {**versions(line), **told}
        print(f"Flask {line.minor}: {told['behaviour']}", flush=True)
    today = f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}"
    newest = lines[LINES[-1].minor]
    found = {
        "recorded": today,
        "names": {name: history(name, lines) for name in newest["names"]},
        "changes": {key: change(key, lines) for key in newest["behaviour"]},
        "lines": lines,
    }
    text = json.dumps(found, indent=1)
    (root / FILE).write_text(text + "\n", "utf-8")


def main() -> int:
    """Run `python -m sitegen.evidence.names`; return the exit status."""
    return exit_status(partial(write, Path()))


if __name__ == "__main__":
    sys.exit(main())
