"""The table of servers: a row for each behaviour, a cell for each server."""

import json
import platform
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

GROUPS = (
    "Requests",
    "Isolation",
    "Threads started in a view",
    "The request after its answer",
    "Errors",
    "Stop",
    "Reload and recycle",
    "Import and fork",
    "Time limits",
)
RECORD = "nox -s servers -- --record"
Evidence = Mapping[str, Any]


@dataclass
class Cell:
    """What one test has to say about one server.

    :ivar test: the test's id.
    :ivar line: where in its file it stands, for the order of rows.
    :ivar outcome: a few words; None: it has observed nothing.
    """

    key: str
    group: str
    question: str
    server: str
    test: str
    line: int
    outcome: str | None = None

    def differs(self, evidence: Evidence) -> str | None:
        """Say how the file differs from this cell, if it does."""
        row = evidence["behaviours"].get(self.key, {"outcomes": {}})
        recorded = {**row, **row["outcomes"].get(self.server, {})}
        for name in ("outcome", "test", "group", "question"):
            expected, observed = recorded.get(name), getattr(self, name)
            if expected != observed:
                return (
                    f"{self.key} on {self.server}: the {name} recorded is "
                    f"{expected!r}, observed is {observed!r}. If that is right, "
                    f"record it: {RECORD}"
                )
        return None

    @property
    def place(self) -> tuple[str, int]:
        """Where its test stands."""
        return self.test.partition("::")[0], self.line


def read(file: Path) -> dict[str, Any]:
    """Give what is recorded; where nothing is yet, an empty table."""
    if not file.exists():
        return {"servers": {}, "behaviours": {}}
    evidence: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return evidence


def write(file: Path, evidence: Evidence) -> None:
    """Record a table."""
    file.write_text(json.dumps(evidence, indent=2, ensure_ascii=False) + "\n", "utf-8")


def silent(cells: Iterable[Cell]) -> list[str]:
    """Say which tests took the fixture and observed nothing."""
    return [f"{cell.test} observed nothing" for cell in cells if cell.outcome is None]


def stale(
    evidence: Evidence, cells: Iterable[Cell], servers: Collection[str]
) -> list[str]:
    """Say what is recorded and no test gave, and which cells have no test."""
    recorded = {
        (key, server)
        for key, row in evidence["behaviours"].items()
        for server in row["outcomes"]
    }
    given = {(cell.key, cell.server) for cell in cells}
    wanted = {(key, server) for key, _ in given for server in servers}
    return [
        *(
            f"{key} on {server} is recorded, and no test gave it: {RECORD}"
            for key, server in sorted(recorded - given)
        ),
        *(
            f"{key} on {server} has no test: each row is tried on each server"
            for key, server in sorted(wanted - given)
        ),
        *(
            f"{server} is recorded, and is no server of ours: {RECORD}"
            for server in sorted(evidence["servers"].keys() - set(servers))
        ),
    ]


def merged(
    evidence: Evidence,
    cells: Iterable[Cell],
    versions: Mapping[str, Mapping[str, str]],
    servers: Sequence[str],
) -> dict[str, Any]:
    """Give the table with these cells written over those that it has.

    :param versions: of each server that was run.
    :param servers: every server's id, in the order of columns.
    """

    def in_order(by_server: Evidence) -> dict[str, Any]:
        return {name: by_server[name] for name in servers if name in by_server}

    rows = dict(evidence["behaviours"])
    for cell in sorted(cells, key=lambda cell: cell.place):
        mine = {cell.server: {"outcome": cell.outcome, "test": cell.test}}
        others = rows.get(cell.key, {"outcomes": {}})["outcomes"]
        rows[cell.key] = {
            "group": cell.group,
            "question": cell.question,
            "outcomes": in_order(others | mine),
        }
    ran = {server: {"versions": dict(of)} for server, of in versions.items()}
    by_group = sorted(rows.items(), key=lambda row: GROUPS.index(row[1]["group"]))
    return {
        "recorded": date.today().isoformat(),
        "system": platform.system(),
        "python": platform.python_version(),
        "servers": in_order(evidence["servers"] | ran),
        "behaviours": dict(by_group),
    }
