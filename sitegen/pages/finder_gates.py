"""What must hold so that a reader with a problem lands on the page that solves it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sitegen.errors import SiteError
from sitegen.pages.book import Book
from sitegen.pages.directives import calls
from sitegen.pages.finder import is_error
from sitegen.pages.footer import runs
from sitegen.pages.library import QuoteError
from sitegen.pages.page import Page

ABOUT_PROBLEMS = ("errors", "howto", "understand")
FEWEST = 3
"""Ways of asking that a page about a problem knows, at least."""


def every_problem_is_asked(book: Book) -> Iterator[SiteError]:
    """People have other words for a problem than we; a page lists them."""
    for page in book.pages:
        topic, _, name = page.path.partition("/")
        if topic in ABOUT_PROBLEMS and name != "index.md" and len(page.asked) < FEWEST:
            yield SiteError(
                f"The front matter has {len(page.asked)} of at least {FEWEST} entries"
                " under `asked:`. Write how people put the problem.",
                Path(page.file),
                1,
            )


def every_question_has_one_page(book: Book) -> Iterator[SiteError]:
    """A text that two pages claim would send half of its readers astray."""
    homes: dict[str, Page] = {}
    for page in book.pages:
        titles = (page.title,) if is_error(page) else ()
        for text in (*titles, *page.texts, *page.asked):
            home = homes.setdefault(text.casefold(), page)
            if home is not page:
                yield SiteError(
                    f"{home.file} lists {text!r} too. Leave it to one of the two.",
                    Path(page.file),
                    1,
                )


def every_error_is_produced(book: Book) -> Iterator[SiteError]:
    """A program on the page leaves the very text that is the page's title."""
    for page in filter(is_error, book.pages):
        printed = " ".join(_printed(book, page).split())
        title = page.title.rstrip(".")
        if not all(" ".join(part.split()) in printed for part in title.split("…")):
            yield SiteError(
                f"No program on this page prints its title, {title!r}. Show one that"
                " does, or title the page as Python prints it.",
                Path(page.file),
                1,
            )


def _printed(book: Book, page: Page) -> str:
    """What programs on a page printed: recorded, on other versions, in evidence."""
    known = book.library.entries
    shown = [known[id_] for id_ in book.shown if id_ in known]
    entries = [entry for entry in shown if page in book.shown[entry.id]]
    outputs = [entry.record.output for entry in entries if entry.record]
    errors = [entry.program.stderr or "" for entry in entries]
    elsewhere = [run.outcome for entry in entries for run in runs(book.library, entry)]
    return "\n".join([*outputs, *errors, *elsewhere, *_quoted(book, page)])


def _quoted(book: Book, page: Page) -> Iterator[str]:
    """What a page quotes of evidence: runs on a Python that the matrix lacks."""
    for call in calls(page.text, page.file):
        if call.name == "value":
            # A key that is not there is a problem of its own.
            with suppress(QuoteError):
                yield str(book.library.value(*call.args))
