"""What "How this site is tested" counts, from the programs and result files."""

from __future__ import annotations

from sitegen.compare import RULES
from sitegen.markup import element, inline, items, link, plain
from sitegen.pages import urls
from sitegen.pages.library import Library, QuoteError, suggest
from sitegen.pages.page import Page

MUTANTS = "evidence/mutants.json"


def count(library: Library, shown: dict[str, list[Page]], what: str) -> str:
    """Return how many of ``what`` the site has, as a sentence shows it."""
    entries = list(library.entries.values())
    known = {
        "programs": len(entries),
        "twins": sum(entry.program.kind == "fixed" for entry in entries),
        "shown": sum(entry.id in shown for entry in entries),
        "recorded": sum(entry.record is not None for entry in entries),
        "timelines": sum(entry.has_timeline for entry in entries),
        "lines": sum(entry.size for entry in entries),
    }
    if what not in known:
        raise QuoteError(
            f"cannot count {what!r}{suggest(what, known)}; known: {', '.join(known)}"
        )
    return f"{known[what]:,}"


def rules() -> str:
    """Return the rules by which outputs are compared, as the tests have them."""
    return items(
        f"{element('strong', plain(rule.name))}: {plain(rule.meaning)}"
        for rule in RULES.values()
    )


def mutants(library: Library, page: str) -> str:
    """Return, folded, what was taken out of each fixed twin and what came of it."""
    names = ("Fixed program", "Mutant", "What it does")
    head = element("tr", *(element("th", name) for name in names))
    rows = [
        _mutant(link(urls.relative(urls.raw_path(twin), page), twin), mutant)
        for twin, found in library.result(MUTANTS)["twins"].items()
        for mutant in found["mutants"]
    ]
    return element(
        "details",
        element("summary", "Every mutant, and how it failed"),
        element("table", element("thead", head), element("tbody", *rows)),
        class_="mutants",
        data_search_exclude=True,
    )


def _mutant(twin: str, mutant: dict[str, str]) -> str:
    cells = (twin, inline(mutant["name"]), plain(mutant["killed_by"] or "lives"))
    return element("tr", *(element("td", cell) for cell in cells))
