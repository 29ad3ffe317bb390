"""The configurations of all servers, and what the tests saw them do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from servers.configuration import Configuration, ConfigurationError, load
from sitegen.errors import SiteError
from sitegen.pages.library import Library, QuoteError, suggest

EVIDENCE = "evidence/servers.json"
RECORD = "nox -s servers -- --record"
BLOCKS = {"server", "behaviours", "behaviour"}
"""The directives that show something of it."""


@dataclass(frozen=True)
class Row:
    """One question, and what each server does; both mappings have its id as key."""

    key: str
    group: str
    question: str
    outcomes: Mapping[str, str]
    tests: Mapping[str, str]


@dataclass
class Shelf:
    """All configurations in the order of columns, all rows in that of the file."""

    library: Library

    @cached_property
    def configurations(self) -> dict[str, Configuration]:
        """Every configuration by its id; the library's ``problems`` has a wrong one."""
        try:
            return load(self.library.root)
        except ConfigurationError as problem:
            self.library.problems.append(SiteError(str(problem)))
            return {}

    def configuration(self, server: str) -> Configuration:
        """Return the configuration with this id.

        Raises QuoteError, with the nearest ids, if there is none.
        """
        if server in self.configurations:
            return self.configurations[server]
        hint = suggest(server, self.configurations) or self._known()
        raise QuoteError(f"there is no servers/configurations/{server}{hint}")

    def columns(self, prefix: str = "") -> list[Configuration]:
        """Return the configurations whose id starts with ``prefix``.

        Raises QuoteError if there is none.
        """
        every = self.configurations.values()
        found = [each for each in every if each.id.startswith(prefix)]
        if not found:
            raise QuoteError(f"no server's id starts with {prefix!r}{self._known()}")
        return found

    def _known(self) -> str:
        return f"; there are {', '.join(self.configurations)}"

    @property
    def evidence(self) -> dict[str, Any]:
        """What the test run wrote. Raises QuoteError before the first one."""
        if not (self.library.root / EVIDENCE).is_file():
            raise QuoteError(f"there is no {EVIDENCE} yet; run `{RECORD}`")
        return dict(self.library.result(EVIDENCE))

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Every row by its key. Raises QuoteError before the first test run."""
        rows = self.evidence["behaviours"]
        return {key: _row(key, found) for key, found in rows.items()}

    def row(self, key: str) -> Row:
        """Return the row with this key.

        Raises QuoteError, with the nearest keys, if there is none.
        """
        if key not in self.rows:
            raise QuoteError(
                f"{EVIDENCE} has no behaviour {key!r}{suggest(key, self.rows)}"
            )
        return self.rows[key]

    def groups(self) -> dict[str, list[Row]]:
        """Return the rows by their group."""
        found: dict[str, list[Row]] = {}
        for row in self.rows.values():
            found.setdefault(row.group, []).append(row)
        return found

    def versions(self, server: str) -> dict[str, str]:
        """Return the packages that a server was tested with; none before that."""
        known = self.evidence["servers"].get(server, {})
        return dict(known.get("versions", {}))

    def alike(self, key: str) -> list[tuple[str, str]]:
        """Return, for each outcome of a row, the servers that have it, in words."""
        cells = self.row(key).outcomes
        found: dict[str, list[str]] = {}
        for server, each in self.configurations.items():
            if server in cells:
                found.setdefault(cells[server], []).append(each.name)
        return [(_together(names), outcome) for outcome, names in found.items()]


def _together(names: list[str]) -> str:
    """Join "gunicorn, sync" and "gunicorn, gthread" to "gunicorn sync, gthread"."""
    families: dict[str, list[str]] = {}
    for name in names:
        family, _, variant = name.partition(", ")
        families.setdefault(family, []).append(variant.replace(", ", " "))
    return "; ".join(map(_family, families, families.values()))


def _family(family: str, variants: list[str]) -> str:
    bare = [family] if "" in variants else []
    named = ", ".join(filter(None, variants))
    return "; ".join([*bare, *([f"{family} {named}"] if named else [])])


def _row(key: str, found: dict[str, Any]) -> Row:
    cells = found["outcomes"].items()
    return Row(
        key,
        found["group"],
        found["question"],
        {server: cell["outcome"] for server, cell in cells},
        {server: cell["test"] for server, cell in cells},
    )
