"""What must hold of servers before anything is published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitegen.errors import SiteError
from sitegen.pages.book import Book
from sitegen.pages.library import QuoteError, suggest
from sitegen.pages.servers.shelf import EVIDENCE, RECORD, Row, Shelf


def every_server_is_on_its_page(book: Book) -> Iterator[SiteError]:
    """The matrix leads from a server to the page that shows how to start it."""
    shown = {page.path: book.servers_on(page) for page in book.pages}
    for server, each in book.shelf.configurations.items():
        file = Path(f"servers/configurations/{server}/server.toml")
        if each.page not in shown:
            hint = suggest(each.page, shown) or f": write docs/{each.page}"
            yield SiteError(f"page = {each.page!r} is no page{hint}", file)
        elif server not in shown[each.page]:
            yield SiteError(
                f"It does not show its server. Put {{{{ server {server} }}}} on it, or"
                f" name another page in {file}.",
                Path(f"docs/{each.page}"),
            )


def every_behaviour_has_every_server(book: Book) -> Iterator[SiteError]:
    """A matrix has no empty cell, and none that nobody can start."""
    shelf = book.shelf
    if not shelf.configurations:
        return
    try:
        rows = shelf.rows.values()
    except QuoteError as problem:
        yield SiteError(f"{problem}. It writes what the tests saw each server do.")
        return
    for row in rows:
        for what in _gaps(row, shelf):
            yield SiteError(f"Behaviour {row.key} {what}.", Path(EVIDENCE))


def _gaps(row: Row, shelf: Shelf) -> Iterator[str]:
    known = list(shelf.configurations)
    for server in known:
        if not row.outcomes.get(server):
            yield f"says nothing of {server}: run `{RECORD}`"
    for server in row.outcomes:
        if server not in known:
            hint = suggest(server, known)
            yield f"has a server {server} that is unknown{hint} Or run `{RECORD}`"


def every_server_has_its_versions(book: Book) -> Iterator[SiteError]:
    """What a server does holds for the versions it was tested with."""
    for server, each in book.shelf.configurations.items():
        try:
            versions = book.shelf.versions(server)
        except QuoteError:
            return  # the gate of behaviours says that there is no file
        for package in each.packages:
            if package.lower() not in versions:
                yield SiteError(
                    f"It has no version of {package} for {server}: run `{RECORD}`.",
                    Path(EVIDENCE),
                )
