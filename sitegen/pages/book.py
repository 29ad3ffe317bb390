"""The hand-written pages together: what they show, and them expanded."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sitegen.errors import SiteError
from sitegen.pages import values
from sitegen.pages.blocks import HtmlBlocks
from sitegen.pages.catalogue import catalogue, error_list
from sitegen.pages.directives import Call, Render, calls, expand
from sitegen.pages.library import Library
from sitegen.pages.page import Page, read_pages
from sitegen.pages.tested import count, mutants, rules

SHOWING = {"program", "twins", "excerpt"}
"""The directives that put a program's code on a page."""


@dataclass
class Book:
    """All pages with the programs and results that they quote."""

    library: Library
    pages: list[Page]
    problems: list[SiteError] = field(default_factory=list)

    @cached_property
    def calls(self) -> dict[str, list[Call]]:
        """The directives of each page, by the page's path."""
        return {page.path: list(calls(page.text, page.file)) for page in self.pages}

    @cached_property
    def shown(self) -> dict[str, list[Page]]:
        """For each shown program the pages that show it."""
        found: dict[str, list[Page]] = {}
        for page in self.pages:
            for program_id in _shown_by(self.calls[page.path]):
                found.setdefault(program_id, []).append(page)
        return found

    @cached_property
    def linked_modules(self) -> set[str]:
        """The modules that a sentence links to with ``source``."""
        every = [call for found in self.calls.values() for call in found]
        return {call.args[0] for call in every if call.name == "source"}

    @cached_property
    def quoted_results(self) -> set[str]:
        """The result files that a sentence quotes; readers can fetch them."""
        every = [call for found in self.calls.values() for call in found]
        named = {call.args[0] for call in every if call.name in ("value", "raw")}
        return {name for name in named if (self.library.root / name).is_file()}

    def html(self, page: Page, site_url: str) -> str:
        """Return a page with HTML in place of its directives."""
        blocks = HtmlBlocks(self.library, page.path, site_url)
        return self.expanded(page, lambda call: self._render(call, blocks))

    def expanded(self, page: Page, render: Render) -> str:
        """Return a page with its directives rendered, noting what is wrong."""
        text, problems = expand(page.text, page.file, render)
        self.problems += problems
        return text

    def _render(self, call: Call, blocks: HtmlBlocks) -> str:
        match call.name:
            case "catalogue":
                return catalogue(self.library, self.shown, blocks.page)
            case "errors":
                return error_list(self.pages, blocks.page)
            case "mutants":
                return mutants(self.library, blocks.page)
            case "rules":
                return rules()
            case "value" | "source" | "raw" | "count":
                return self.sentence(call, blocks.page)
            case name:
                return str(getattr(blocks, name)(*call.args))

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


def _shown_by(found: list[Call]) -> list[str]:
    shown: dict[str, None] = {}
    for call in found:
        if call.name == "twins":
            shown |= {f"{call.args[0]}_broken": None, f"{call.args[0]}_fixed": None}
        elif call.name in SHOWING:
            shown[call.args[0]] = None
    return list(shown)


def read_book(root: Path) -> Book:
    """Read all pages and programs of the repository at ``root``."""
    return Book(Library(root), read_pages(root))
