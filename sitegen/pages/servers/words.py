"""What a page and a text file say alike of a configuration."""

from __future__ import annotations

from contextlib import suppress

from servers.configuration import Configuration
from sitegen.pages.library import QuoteError
from sitegen.pages.servers.shelf import Shelf


def install_lines(each: Configuration) -> list[str]:
    """Return the commands that install a server, Debian's packages first."""
    commands = {"apt-get install": each.debian, "pip install": each.packages}
    return [f"{does} {' '.join(what)}" for does, what in commands.items() if what]


def stops(each: Configuration) -> str:
    """Say how to stop a server and how to reload it; commands are in backticks."""
    reload = f"; reload: `{each.reload}`" if each.reload else ""
    return f"stop: `{each.stop}`{reload}"


def tested(shelf: Shelf, each: Configuration) -> str:
    """Say in one line with what a server was tested, and how many rows."""
    with suppress(QuoteError):
        versions = shelf.versions(each.id)
        rows = sum(each.id in row.outcomes for row in shelf.rows.values())
        packages = ", ".join(f"{name} {version}" for name, version in versions.items())
        where = f"CPython {shelf.evidence['python']} on {shelf.evidence['system']}"
        if packages:
            return f"Tested with {packages}; {where}: {rows} behaviours"
    return "Not yet tested"
