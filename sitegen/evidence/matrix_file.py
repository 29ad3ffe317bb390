"""`evidence/matrix.json`: what ran where, and how it went."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from sitegen.pages.library import Entry


class MatrixFile:
    """The result file, written anew after each program so that a run can go on.

    Args:
        path: Where it is, or will be.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        known = json.loads(path.read_text("utf-8")) if path.exists() else {}
        environments = known.get("environments", [])
        self._environments = {each["id"]: each for each in environments}
        self._programs: dict[str, Any] = known.get("programs", {})
        self._recorded = known.get("recorded", "")

    def known(self, entry: Entry) -> dict[str, str]:
        """Return the outcomes of exactly this text and record, by environment."""
        there = self._programs.get(entry.id, {})
        if _identity(entry).items() <= there.items():
            return dict(there["outcomes"])
        return {}

    def has_run(self, entry: Entry, environment: Mapping[str, str]) -> bool:
        """Whether the program ran in this environment, at these very versions."""
        name = environment["id"]
        same = self._environments.get(name) == environment
        return same and name in self.known(entry)

    def add(
        self, entry: Entry, ran: Mapping[str, str], where: Iterable[dict[str, str]]
    ) -> None:
        """Note the outcomes of one program by environment, and write the file."""
        outcomes = self.known(entry) | dict(ran)
        self._programs[entry.id] = {
            **_identity(entry),
            "outcomes": dict(sorted(outcomes.items())),
        }
        self._environments |= {each["id"]: each for each in where}
        self._recorded = f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}"
        self.write()

    def keep_only(self, ids: Iterable[str]) -> None:
        """Forget programs that are no more, and environments that nothing names."""
        kept = set(ids)
        self._programs = {i: e for i, e in self._programs.items() if i in kept}
        named = {name for e in self._programs.values() for name in e["outcomes"]}
        self._environments = {i: e for i, e in self._environments.items() if i in named}
        self.write()

    def odd(self) -> list[str]:
        """Return a line for each outcome that is not "same"."""
        return [
            f"{program_id} on {name}: {outcome}"
            for program_id, entry in sorted(self._programs.items())
            for name, outcome in entry["outcomes"].items()
            if outcome != "same"
        ]

    def write(self) -> None:
        """Write the file, sorted, so that a change is a small difference."""
        result = {
            "recorded": self._recorded,
            "environments": [each for _, each in sorted(self._environments.items())],
            "programs": dict(sorted(self._programs.items())),
        }
        text = json.dumps(result, indent=1, ensure_ascii=False) + "\n"
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_text(text, "utf-8")


def _identity(entry: Entry) -> dict[str, str]:
    record = entry.record.output if entry.record else ""
    return {
        "program": entry.published.sha256,
        "output": sha256(record.encode()).hexdigest(),
    }
