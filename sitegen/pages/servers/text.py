"""The same blocks for readers of plain text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from servers.configuration import Configuration
from sitegen.markup import fence
from sitegen.pages import urls
from sitegen.pages.servers.shelf import EVIDENCE, Shelf
from sitegen.pages.servers.words import install_lines, stops, tested


class ServerText:
    """The blocks as Markdown; ``base`` is the site's address without a last slash."""

    def __init__(self, shelf: Shelf, base: str) -> None:
        self.shelf = shelf
        self.base = base

    def server(self, server: str) -> str:
        """How to install and start a server, and its files."""
        each = self.shelf.configuration(server)
        says = f"{each.name} ({stops(each)}). {tested(self.shelf, each)}."
        lines = "\n".join([*install_lines(each), each.start])
        files = (self._file(each, name) for name in each.files)
        return "\n\n".join([says, fence("bash", lines), *files])

    def _file(self, each: Configuration, name: str) -> str:
        where = f"{self.base}/{urls.server_file(each.id, name)}"
        language = PurePosixPath(name).suffix.removeprefix(".")
        return f"File: {where}\n\n{fence(language, each.files[name])}"

    def behaviours(self, prefix: str = "") -> str:
        """What the tests saw, as a table."""
        columns = self.shelf.columns(prefix)
        lines = [["Behaviour", *(each.name for each in columns)]]
        lines.append(["---"] * len(lines[0]))
        for row in self.shelf.rows.values():
            cells = (row.outcomes.get(each.id, "") for each in columns)
            lines.append([f"{row.group}: {row.question}", *cells])
        return f"{self._source()}\n\n" + "\n".join(map(_line, lines))

    def behaviour(self, key: str) -> str:
        """What the tests saw for one question."""
        row = self.shelf.row(key)
        cells = (f"- {names}: {outcome}" for names, outcome in self.shelf.alike(key))
        return "\n".join([f"{row.group}: {row.question}\n", *cells])

    def _source(self) -> str:
        return f"Each cell was written by a test run: {self.base}/{EVIDENCE}"

    def listed(self) -> str:
        """Return each configuration with its page and its start line."""
        return "\n".join(map(self._listed, self.shelf.configurations.values()))

    def _listed(self, each: Configuration) -> str:
        page = f"{self.base}/{urls.page_url(each.page)}"
        return f"- [{each.name}]({page}): `{each.start}`"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
