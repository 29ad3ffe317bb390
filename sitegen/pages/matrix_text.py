"""Where a program ran, in words, from ``evidence/matrix.json``."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sitegen.pages.library import Entry

MATRIX = "evidence/matrix.json"
SAME = "same"


@dataclass(frozen=True)
class Run:
    """One run of one program on one Python with one Flask."""

    python: str
    flags: str
    flask: str
    outcome: str

    @property
    def same(self) -> bool:
        """Whether it printed what the page shows."""
        return self.outcome == SAME

    @property
    def interpreter(self) -> str:
        """The Python as a reader would name it, with its flags."""
        return f"CPython {self.python} {self.flags}".strip()


def runs_of(matrix: dict[str, Any], program_id: str, sha256: str) -> list[Run]:
    """Return the runs of exactly this text; none if it was never run so."""
    entry = matrix.get("programs", {}).get(program_id)
    if not entry or entry["program"] != sha256:
        return []
    known = {each["id"]: each for each in matrix["environments"]}
    runs = [
        Run(known[env]["python"], known[env]["flags"], known[env]["flask"], outcome)
        for env, outcome in entry["outcomes"].items()
        if env in known
    ]
    return sorted(
        runs, key=lambda run: (_number(run.python), run.flags, _number(run.flask))
    )


def summary(runs: list[Run], entry: Entry) -> str:
    """Say in one line where a program ran and whether that made a difference."""
    if not runs:
        return "Not yet run on other versions"
    where = f"Ran on CPython {_span([run.python for run in runs])}"
    if any(each.startswith("flask") for each in entry.published.dependencies):
        where += f" with Flask {_listing([run.flask for run in runs])}"
    if all(run.same for run in runs):
        return f"{where}: same output everywhere"
    return f"{where}: different on {_odd(runs)}"


def _odd(runs: list[Run]) -> str:
    """Name what the runs have in common that differ, or count them."""
    if not any(run.same for run in runs):
        return "every run"
    for key in (_interpreter, _flask):
        names = dict.fromkeys(key(run) for run in runs if not run.same)
        if not any(run.same and key(run) in names for run in runs):
            return _join(list(names))
    return f"{sum(not run.same for run in runs)} of {len(runs)} runs"


def _interpreter(run: Run) -> str:
    return f"CPython {_listing([run.python])} {run.flags}".strip()


def _flask(run: Run) -> str:
    return f"Flask {_listing([run.flask])}"


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _minors(versions: list[str]) -> list[tuple[int, ...]]:
    return sorted({_number(version)[:2] for version in versions})


def _span(versions: list[str]) -> str:
    """Write 3.10, 3.11, 3.12, 3.14 as "3.10 to 3.12 and 3.14"."""
    numbered = enumerate(_minors(versions))
    parts = []
    for _, group in groupby(numbered, key=lambda pair: pair[1][1] - pair[0]):
        minors = [f"{minor[0]}.{minor[1]}" for _, minor in group]
        parts.append(
            f"{minors[0]} to {minors[-1]}" if len(minors) > 2 else _join(minors)
        )
    return _join(parts)


def _listing(versions: list[str]) -> str:
    return _join([f"{minor[0]}.{minor[1]}" for minor in _minors(versions)])


def _join(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)
