"""What leads a reader to a page: the words that people use, and error texts.

A page lists them in its front matter: `asked:` the ways in which people put the
problem, `texts:` exact error texts that it answers beside the one in its title.
"""

from __future__ import annotations

import json
import re
from typing import Any

from sitegen.markup import element, inline, items, plain
from sitegen.pages import urls
from sitegen.pages.page import Page

INDEX = "assets/finder.json"
"""What the box on the home page, and the search, look texts up in."""
_SECTION = re.compile(r"^## ", re.MULTILINE)


def is_error(page: Page) -> bool:
    """Whether the page is titled by the exact text of an error."""
    return page.path.startswith("errors/") and page.path != "errors/index.md"


def index(pages: list[Page]) -> bytes:
    """Return as JSON each page that can be found by a text, error pages first."""
    rows = [_row(page) for page in pages if page.asked or is_error(page)]
    rows.sort(key=lambda row: not row["error"])
    return (json.dumps(rows, indent=1, ensure_ascii=False) + "\n").encode()


def _row(page: Page) -> dict[str, Any]:
    error = is_error(page)
    return {
        "url": page.url,
        "title": page.title,
        "description": page.description,
        "error": error,
        "texts": [page.title, *page.texts] if error else list(page.texts),
        "asked": list(page.asked),
    }


def box(page: str) -> str:
    """Return the box that names the page for a text, for the page at ``page``.

    It stays hidden until the script that makes it work has run.
    """
    field = element(
        "textarea",
        id="finder-text",
        rows=4,
        spellcheck="false",
        autocomplete="off",
        aria_describedby="finder-note",
    )
    note = "Nothing that you paste leaves your browser."
    return element(
        "form",
        element("label", "Paste a traceback, or say it in words", for_="finder-text"),
        field,
        element("p", note, id="finder-note", class_="finder__note"),
        element("div", class_="finder__found", role="status"),
        class_="finder",
        data_root=urls.relative("", page),
        data_search_exclude=True,
        hidden=True,
    )


def with_questions(page: Page, text: str) -> str:
    """Put what leads to the page into it, folded, before its first section.

    There it belongs to the page itself and not to one of its sections, so that
    the search finds the page by it.
    """
    rows = [*(element("code", plain(each)) for each in page.texts)]
    rows += map(inline, page.asked)
    if not rows:
        return text
    summary = element("summary", "Also asked as")
    block = element("details", summary, items(rows), class_="asked")
    found = _SECTION.search(text)
    end = found.start() if found else len(text)
    return f"{text[:end].rstrip()}\n\n{block}\n\n{text[end:]}"
