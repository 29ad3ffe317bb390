"""The list of all programs, which a script may filter by topic and kind."""

from __future__ import annotations

from itertools import groupby

from sitegen.markup import element, inline, items, link, plain
from sitegen.pages import urls
from sitegen.pages.blocks import anchor
from sitegen.pages.finder import is_error
from sitegen.pages.library import Entry, Library, QuoteError
from sitegen.pages.page import Page

TOPICS = {
    "learn": "Learn",
    "start": "Starting threads",
    "isolation": "Isolation",
    "contexts": "Contexts",
    "pipeline": "The pipeline",
    "howto": "How to",
    "servers": "Servers",
    "understand": "Understand",
    "then_and_now": "Then and now",
    "errors": "Errors",
}
KINDS = {"plain": "On its own", "broken": "Broken", "fixed": "Fixed"}


def catalogue(library: Library, shown: dict[str, list[Page]], page: str) -> str:
    """Return filters and all programs by topic, for the page at URL path ``page``."""
    entries = sorted(library.entries.values(), key=_order)
    groups = [
        _group(topic, [_item(each, shown.get(each.id, []), page) for each in group])
        for topic, group in groupby(entries, key=lambda entry: entry.program.topic)
    ]
    return "\n\n".join([_filters(len(entries)), *groups])


def error_list(pages: list[Page], page: str, most: str = "") -> str:
    """Return links to the error pages, for the page at URL path ``page``.

    ``most``: how many of them, those met most often first; all if it is empty.
    """
    if most and not most.isdecimal():
        raise QuoteError(f"{{{{ errors {most} }}}}: how many is a number, such as 8")
    found = sorted(filter(is_error, pages), key=lambda each: each.order)
    rows = (
        link(urls.relative(each.url, page), each.title)
        + element("p", inline(each.description))
        for each in found[: int(most) if most else None]
    )
    return items(rows, class_="error-list", data_search_exclude="")


def _order(entry: Entry) -> tuple[int, str]:
    known = [*TOPICS, entry.program.topic]
    return known.index(entry.program.topic), entry.id


def _filters(number: int) -> str:
    """The form stays hidden until the script that makes it work has run."""
    count = element("p", f"{number} programs", class_="catalogue__count", role="status")
    return element(
        "form",
        _choice("topic", "Topic", TOPICS),
        _choice("kind", "Kind", KINDS),
        count,
        class_="catalogue__filters",
        data_catalogue_filters=True,
        data_search_exclude=True,
        hidden=True,
    )


def _choice(name: str, legend: str, options: dict[str, str]) -> str:
    choices = [
        element("label", _radio(name, value), " ", plain(text))
        for value, text in {"": "All", **options}.items()
    ]
    return element("fieldset", element("legend", legend), *choices)


def _radio(name: str, value: str) -> str:
    checked = "" if value else " checked"
    return f'<input type="radio" name="{name}" value="{value}"{checked}>'


def _group(topic: str, listed: list[str]) -> str:
    heading = f"topic-{topic}"
    title = TOPICS.get(topic, topic.capitalize())
    rows = element("ul", "\n".join(listed), class_="catalogue", data_heading=heading)
    return f"## {title} {{ #{heading} }}\n\n{rows}"


def _item(entry: Entry, pages: list[Page], page: str) -> str:
    kind, file = entry.program.kind, f"{entry.id}.py"
    raw = urls.relative(urls.raw_path(entry.id), page)
    shape = element("span", KINDS[kind], class_="catalogue__kind")
    parts = [
        element("span", inline(entry.program.title), class_="catalogue__title"),
        *([shape] if kind != "plain" else []),
        element("span", _pages(entry, pages, page), class_="catalogue__pages"),
        element("span", f"compared: {entry.program.rule}", class_="catalogue__rule"),
        element("a", element("code", plain(file)), class_="catalogue__raw", href=raw),
    ]
    return element(
        "li",
        " ".join(parts),
        class_=f"catalogue__item catalogue__item--{kind}",
        data_topic=entry.program.topic,
        data_kind=kind,
    )


def _pages(entry: Entry, pages: list[Page], page: str) -> str:
    links = (
        element(
            "a",
            inline(each.title),
            href=urls.relative(f"{each.url}#{anchor(entry.id)}", page),
        )
        for each in pages
    )
    return ", ".join(links)
