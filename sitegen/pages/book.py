"""The hand-written pages together: what they show, and them expanded."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from sitegen.errors import SiteError
from sitegen.pages import finder, values
from sitegen.pages.blocks import HtmlBlocks
from sitegen.pages.calculator import calculator
from sitegen.pages.catalogue import catalogue, error_list
from sitegen.pages.directives import INLINE, Call, Render, calls, expand
from sitegen.pages.library import Library, QuoteError
from sitegen.pages.measured import measured
from sitegen.pages.page import Page, read_pages
from sitegen.pages.plots import plot
from sitegen.pages.servers.blocks import ServerBlocks
from sitegen.pages.servers.shelf import BLOCKS, EVIDENCE, Shelf
from sitegen.pages.tested import count, mutants, rules

SHOWING = {"program", "twins", "excerpt"}
"""The directives that put a program's code on a page."""
TELLING = {"program", "twins", "output"}
"""The directives that put a program's output on a page."""
LISTS = {"catalogue", "errors", "mutants", "rules"}
"""The directives that list what the whole repository has."""


@dataclass
class Book:
    """All pages with the programs and results that they quote."""

    library: Library
    pages: list[Page]
    problems: list[SiteError] = field(default_factory=list)

    @cached_property
    def shelf(self) -> Shelf:
        """The configurations of servers."""
        return Shelf(self.library)

    @cached_property
    def calls(self) -> dict[str, list[Call]]:
        """The directives of each page, by the page's path."""
        return {page.path: list(calls(page.text, page.file)) for page in self.pages}

    @cached_property
    def shown(self) -> dict[str, list[Page]]:
        """For each shown program the pages that show it."""
        found: dict[str, list[Page]] = {}
        for page in self.pages:
            for program_id in _named_by(self.calls[page.path], SHOWING):
                found.setdefault(program_id, []).append(page)
        return found

    @cached_property
    def told(self) -> set[str]:
        """The programs whose output is on a page."""
        every = self.calls.values()
        return {id_ for found in every for id_ in _named_by(found, TELLING)}

    @cached_property
    def linked_modules(self) -> set[str]:
        """The modules that a sentence links to with ``source``."""
        every = [call for found in self.calls.values() for call in found]
        return {call.args[0] for call in every if call.name == "source"}

    @cached_property
    def quoted_results(self) -> set[str]:
        """The result files that a page quotes or draws; readers can fetch them."""
        every = [call for found in self.calls.values() for call in found]
        named = {call.args[0] for call in every if call.name in ("value", "raw")}
        named |= {EVIDENCE for call in every if call.name in BLOCKS}
        for name in self.plotted:
            with suppress(QuoteError):  # the page tells of it
                named.add(self.library.plot(name).file)
        return {name for name in named if (self.library.root / name).is_file()}

    def servers_on(self, page: Page) -> set[str]:
        """Return the ids of the servers whose configuration a page shows."""
        return {call.args[0] for call in self.calls[page.path] if call.name == "server"}

    @cached_property
    def plotted(self) -> set[str]:
        """The plots that a page shows."""
        every = [call for found in self.calls.values() for call in found]
        named = {call.args[0] for call in every if call.name == "plot"}
        return named & set(self.library.plots)

    def html(self, page: Page, site_url: str) -> str:
        """Return a page with HTML in place of its directives."""
        blocks = HtmlBlocks(self.library, page.path, site_url)
        text = self.expanded(page, lambda call: self._render(call, blocks))
        try:
            return finder.with_questions(page, text)
        except SiteError as problem:
            self.problems.append(problem)
            return text

    def expanded(self, page: Page, render: Render) -> str:
        """Return a page with its directives rendered, noting what is wrong."""
        text, problems = expand(page.text, page.file, render)
        self.problems += problems
        return text

    def _render(self, call: Call, blocks: HtmlBlocks) -> str:
        if call.name in INLINE:
            return self.sentence(call, blocks.page)
        return self._maker(call.name, blocks)(*call.args)

    def _maker(self, name: str, blocks: HtmlBlocks) -> Callable[..., str]:
        """Return what makes the block ``name`` of its arguments."""
        library, page = self.library, blocks.page
        own: dict[str, Callable[..., str]] = {
            "catalogue": partial(catalogue, library, self.shown, page),
            "errors": partial(error_list, self.pages, page),
            "mutants": partial(mutants, library, page),
            "rules": rules,
            "plot": partial(plot, library, page, blocks.unique),
            "measured": partial(measured, library, blocks.unique),
            "calculator": partial(calculator, library, page),
            "finder": partial(finder.box, page),
        }
        others = ServerBlocks(self.shelf, blocks) if name in BLOCKS else blocks
        return own.get(name) or getattr(others, name)

    def sentence(self, call: Call, page: str) -> str:
        """Return what an inline directive stands for on the page at ``page``."""
        match call.name, call.args:
            case "value", (file, key):
                return values.value(self.library, file, key, call.filter)
            case "source", (file, name):
                return values.source(self.library, file, name, page)
            case "raw", (what,):
                return values.raw(self.library, what, page)
            case _, (what,):
                return count(self.library, self.shown, what)
        raise AssertionError(call)


def _named_by(found: list[Call], directives: set[str]) -> list[str]:
    shown: dict[str, None] = {}
    for call in found:
        if call.name == "twins":
            shown |= {f"{call.args[0]}_broken": None, f"{call.args[0]}_fixed": None}
        elif call.name in directives:
            shown[call.args[0]] = None
    return list(shown)


def read_book(root: Path) -> Book:
    """Read all pages and programs of the repository at ``root``."""
    return Book(Library(root), read_pages(root))
