"""Make every file of the site that is not written by hand. Runs no program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sitegen.pages import finder, urls
from sitegen.pages.book import Book, read_book
from sitegen.pages.gates import ALL, Gate, raise_all
from sitegen.pages.index import index
from sitegen.pages.library import Entry
from sitegen.pages.llms import llms, llms_full
from sitegen.pages.sources import source_pages

# The demo page and the site draw timelines in the same colours.
TIMELINE_STYLE = "assets/stylesheets/timeline.css"
SITE_URL = "http://127.0.0.1:8000/"


def generate(
    root: Path, *, site_url: str = SITE_URL, gates: Sequence[Gate] = ALL
) -> dict[str, bytes]:
    """Return the files of the site by their path below ``docs/``.

    Args:
        root: The repository.
        site_url: Where the site will be; run commands name it.
        gates: What must hold; see `sitegen.pages.gates.ALL`.

    Raises:
        ProblemsError: Everything that is wrong, of all pages, programs and gates.
    """
    book = read_book(root)
    text = _pages(book, site_url) | source_pages(book) | _lists(book, site_url)
    text |= _configurations(book)
    files = {path: content.encode() for path, content in text.items()}
    files["snippets/index.json"] = index(book)
    files[finder.INDEX] = finder.index(book.pages)
    style = root / "reference_app" / "web" / "static" / "timeline.css"
    files[TIMELINE_STYLE] = style.read_bytes()
    for entry in book.library.entries.values():
        files |= _raw(entry)
    files |= {path: (root / path).read_bytes() for path in book.quoted_results}
    raise_all(book, gates)
    return files


def _pages(book: Book, site_url: str) -> dict[str, str]:
    return {page.path: book.html(page, site_url) for page in book.pages}


def _lists(book: Book, site_url: str) -> dict[str, str]:
    return {
        "llms.txt": llms(book, site_url),
        "llms-full.txt": llms_full(book, site_url),
    }


def _configurations(book: Book) -> dict[str, str]:
    return {
        urls.server_file(server, name): text
        for server, each in book.shelf.configurations.items()
        for name, text in each.files.items()
    }


def _raw(entry: Entry) -> dict[str, bytes]:
    files = {urls.raw_path(entry.id): entry.published.text.encode()}
    if entry.record:
        files[urls.output_path(entry.id)] = entry.record.output.encode()
    if entry.has_timeline:
        # On a page the page's stylesheets colour it; alone it names its own.
        style = f'<?xml-stylesheet href="../../{TIMELINE_STYLE}"?>\n'
        files[urls.timeline_path(entry.id)] = (style + entry.picture()).encode()
    return files
