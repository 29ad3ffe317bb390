"""The HTML of a server's configuration, and of what the servers do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from servers.configuration import Configuration
from sitegen.markup import copy_button, element, inline, items, link, listing, plain
from sitegen.pages import urls
from sitegen.pages.blocks import HtmlBlocks
from sitegen.pages.footer import folded
from sitegen.pages.highlight import command, named
from sitegen.pages.servers.shelf import Row, Shelf
from sitegen.pages.servers.words import install_lines, stops, tested

FEW = 4
"""So many servers fit beside each other on a phone."""


class ServerBlocks:
    """More blocks of a page that has programs too."""

    def __init__(self, shelf: Shelf, page: HtmlBlocks) -> None:
        self.shelf = shelf
        self.page = page.page
        self.site_url = page.site_url
        self.unique = page.unique

    def server(self, server: str) -> str:
        """How to install and start a server, its files, and where it was tested."""
        each = self.shelf.configuration(server)
        title = element("span", inline(each.name), class_="snippet__title")
        signals = element("span", inline(stops(each)), class_="server__stops")
        return element(
            "figure",
            element("figcaption", f"{title} {signals}", class_="snippet__head"),
            *self._commands(each),
            *(self._file(each, name) for name in each.files),
            self._foot(each),
            class_="server",
            id=self.unique(anchor(server), "-"),
            data_configuration=server,
        )

    def behaviours(self, prefix: str = "") -> str:
        """What the tests saw: a row for each question, a column for each server."""
        columns = self.shelf.columns(prefix)
        heads = map(self._column, columns)
        head = element("tr", element("th", "Behaviour", scope="col"), *heads)
        groups = self.shelf.groups().items()
        bodies = (_group(group, rows, columns) for group, rows in groups)
        return element(
            "div",
            element(
                "table", element("thead", head), *bodies, class_="behaviours__table"
            ),
            class_=f"behaviours behaviours--{'few' if len(columns) <= FEW else 'all'}",
            tabindex="0",
            role="region",
            aria_label=self.unique("What each server does"),
        )

    def behaviour(self, key: str) -> str:
        """What the tests saw for one question; who does the same shares a line."""
        row = self.shelf.row(key)
        rows = [
            element("tr", element("th", plain(names), scope="row"), _cell(outcome))
            for names, outcome in self.shelf.alike(key)
        ]
        heads = [element("th", name, scope="col") for name in ("Server", "Outcome")]
        return element(
            "table",
            element("caption", inline(f"{row.group}: {row.question}")),
            element("thead", element("tr", *heads)),
            element("tbody", *rows),
            class_="behaviour",
        )

    def _commands(self, each: Configuration) -> Iterator[str]:
        for line in install_lines(each):
            title = f"Install with <code>{line.split()[0]}</code>"
            yield self._part(each, "install line", title, line)
        title = "Start, in the folder of <code>app.py</code>"
        yield self._part(each, "start line", title, each.start)

    def _part(self, each: Configuration, what: str, title: str, line: str) -> str:
        return element(
            "figure",
            _head(title, self.unique(f"Copy the {what} of {each.name}")),
            element(
                "div",
                element("pre", element("code", command(line))),
                class_="snippet__code server__line highlight",
            ),
            class_="server__part",
            data_configuration=each.id,
        )

    def _file(self, each: Configuration, name: str) -> str:
        what = f"file {name} of {each.name}"
        return element(
            "figure",
            _head(element("code", plain(name)), self.unique(f"Copy the {what}")),
            listing(named(name, each.files[name]), self.unique(what.capitalize())),
            class_="server__part",
            data_configuration=each.id,
            data_file=name,
        )

    def _foot(self, each: Configuration) -> str:
        paths = [urls.server_file(each.id, name) for name in each.files]
        base = self.site_url.rstrip("/")
        rows = {
            "Fetch": items(element("code", f"curl -O {base}/{p}") for p in paths),
            "Files": items(
                link(urls.relative(path, self.page), PurePosixPath(path).name)
                for path in paths
            ),
            "Tests": element("code", f'nox -s servers -- -k "{each.id}"'),
        }
        return folded(tested(self.shelf, each), rows)

    def _column(self, each: Configuration) -> str:
        target = f"{urls.page_url(each.page)}#{anchor(each.id)}"
        href = urls.relative(target, self.page)
        return element("th", link(href, each.name), scope="col")


def anchor(server: str) -> str:
    """Return the id of the block that shows a server first on a page."""
    return f"server-{server}"


def _head(title: str, label: str) -> str:
    words = element("span", title, class_="server__title")
    return element("figcaption", words, copy_button("Copy", label))


def _group(group: str, rows: list[Row], columns: list[Configuration]) -> str:
    name = element("span", plain(group), class_="behaviours__group")
    width = str(len(columns) + 1)
    head = element("tr", element("th", name, scope="rowgroup", colspan=width))
    return element("tbody", head, *(_row(row, columns) for row in rows))


def _row(row: Row, columns: list[Configuration]) -> str:
    cells = (_cell(row.outcomes.get(each.id, "")) for each in columns)
    return element("tr", element("th", inline(row.question), scope="row"), *cells)


def _cell(outcome: str) -> str:
    # In a narrow column, the name of an exception breaks where a word in it ends.
    return element("td", re.sub(r"(?<=[a-z])(?=[A-Z])", "<wbr>", inline(outcome)))
