"""A page for each module of the app that a program or a sentence comes from."""

from __future__ import annotations

from sitegen.markup import element, inline, items, plain
from sitegen.pages import urls
from sitegen.pages.blocks import anchor
from sitegen.pages.book import Book
from sitegen.pages.highlight import python_lines
from sitegen.pages.library import Entry


def source_pages(book: Book) -> dict[str, str]:
    """Return the Markdown of every source page by its path under ``docs/``."""
    users: dict[str, list[Entry]] = {file: [] for file in sorted(book.linked_modules)}
    for entry in book.library.entries.values():
        for file in dict.fromkeys(source.file for source in entry.published.sources):
            users.setdefault(file, []).append(entry)
    known = book.library.modules
    return {
        urls.source_page(file): _page(file, found, book)
        for file, found in users.items()
        if file in known
    }


def _page(file: str, users: list[Entry], book: Book) -> str:
    url = urls.page_url(urls.source_page(file))
    text = book.library.modules[file].read_text("utf-8")
    return (
        f"---\ntitle: {file}\n"
        f"description: The module {file} of the tested app, line by line.\n"
        "search:\n  exclude: true\nhide:\n  - toc\n---\n\n"
        f"# `{file}`\n\n{_users(users, book, url)}{_tests(users)}{_code(file, text)}"
    )


def _users(users: list[Entry], book: Book, url: str) -> str:
    rows = items((_user(entry, book, url) for entry in users), class_="source__users")
    return f"Programs that pull from this module:\n\n{rows}\n\n" if rows else ""


def _user(entry: Entry, book: Book, url: str) -> str:
    """Link the page that shows the program, or its raw file if none does."""
    pages = book.shown.get(entry.id, [])
    anchored = f"{pages[0].url}#{anchor(entry.id)}" if pages else ""
    target = urls.relative(anchored or urls.raw_path(entry.id), url)
    title = element("a", inline(entry.program.title), href=target)
    return f"{title} ({element('code', plain(entry.id + '.py'))})"


def _tests(users: list[Entry]) -> str:
    tests = list(dict.fromkeys(test for entry in users for test in entry.tests))
    if not tests:
        return ""
    head = element("summary", f"Tests that run what is pulled: {len(tests)}")
    rows = items(element("code", plain(test)) for test in tests)
    return element("details", head, rows, class_="source__tests") + "\n\n"


def _code(file: str, text: str) -> str:
    lines = [
        element("span", line, "\n", class_="source__line", id=f"L{number}")
        for number, line in enumerate(python_lines(text), 1)
    ]
    return element(
        "div",
        element("pre", element("code", *lines)),
        class_="source highlight",
        tabindex="0",
        role="region",
        aria_label=file,
    )
