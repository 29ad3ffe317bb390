"""`snippets/index.json`: what tools need to know of each program."""

from __future__ import annotations

import json
from typing import Any

from sitegen.pages import urls
from sitegen.pages.book import Book
from sitegen.pages.library import Entry


def index(book: Book) -> bytes:
    """Return the index of all programs as JSON.

    Every path in it is relative to the root of the site, without a leading slash,
    so that it works below any prefix.
    """
    rows = [_row(entry, book) for entry in book.library.entries.values()]
    return (json.dumps(rows, indent=1, ensure_ascii=False) + "\n").encode()


def _row(entry: Entry, book: Book) -> dict[str, Any]:
    program, published = entry.program, entry.published
    return {
        "id": entry.id,
        "title": program.title,
        "program": urls.raw_path(entry.id),
        "output": urls.output_path(entry.id),
        "rule": program.rule,
        "pages": [page.url for page in book.shown.get(entry.id, [])],
        "sources": [
            {"file": source.file, "start": source.start, "end": source.end}
            for source in published.sources
        ],
        "tests": list(entry.tests),
        "dependencies": list(published.dependencies),
        "requires_python": program.requires_python,
        "kind": program.kind,
        "twin": program.twin,
        "timeline": urls.timeline_path(entry.id) if entry.has_timeline else None,
    }
