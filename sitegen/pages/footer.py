"""The quiet part under a program: how to run it, where it is from, where it ran."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from sitegen.markup import element, items, link, plain
from sitegen.pages import urls
from sitegen.pages.library import Entry, Library, QuoteError
from sitegen.pages.matrix_text import MATRIX, Run, runs_of, summary

SHOWN_TESTS = 5
"""A function that everything uses has dozens of tests; the rest is a number."""


def runs(library: Library, entry: Entry) -> list[Run]:
    """Return where this very text ran; empty before the first ``nox -s matrix``."""
    try:
        matrix = library.result(MATRIX)
    except QuoteError:
        return []
    return runs_of(matrix, entry.id, entry.published.sha256)


def footer(library: Library, entry: Entry, page: str, site_url: str) -> str:
    """Return the folded footer of a program on the page at URL path ``page``."""
    ran = runs(library, entry)
    raw = urls.relative(urls.raw_path(entry.id), page)
    rows = {
        "Output": plain(_compared(entry)),
        "Run": _commands(entry, site_url),
        "File": link(raw, PurePosixPath(raw).name),
        "Pulled from": _sources(entry, page),
        "Tests": _tests(entry.tests),
        "Ran on": versions_table(ran) if ran else "",
    }
    return folded(summary(ran, entry), rows)


def folded(says: str, rows: dict[str, str]) -> str:
    """Return one line of text that unfolds to ``rows``; empty ones are left out."""
    described = [
        element("dt", name) + element("dd", text) for name, text in rows.items() if text
    ]
    return element(
        "details",
        element("summary", plain(says)),
        element("dl", *described),
        class_="snippet__foot",
        data_search_exclude=True,
    )


def _compared(entry: Entry) -> str:
    stderr = entry.program.stderr
    ends = f"; stderr ends in: {stderr}" if stderr else ""
    return f"compared with the record in each test run: {entry.program.rule}{ends}"


def _commands(entry: Entry, site_url: str) -> str:
    raw = f"{site_url.rstrip('/')}/{urls.raw_path(entry.id)}"
    run = element("code", plain(f"uv run {raw}"))
    local = element("code", plain(f"python {PurePosixPath(raw).name}"))
    return f"{run}, or {local}{_after_install(entry.published.dependencies)}"


def _after_install(dependencies: tuple[str, ...]) -> str:
    if not dependencies:
        return ""
    # json.dumps puts each requirement in double quotes, as every shell wants it
    wanted = " ".join(json.dumps(each) for each in dependencies)
    return f" after {element('code', plain(f'pip install {wanted}'))}"


def _sources(entry: Entry, page: str) -> str:
    return items(
        link(
            urls.relative(urls.source_link(source.file, source.start), page),
            f"{source.file}, {_lines(source.start, source.end)}",
        )
        for source in entry.published.sources
    )


def _lines(start: int, end: int) -> str:
    return f"line {start}" if start == end else f"lines {start} to {end}"


def _tests(tests: tuple[str, ...]) -> str:
    named = [element("code", plain(each)) for each in tests[:SHOWN_TESTS]]
    more = len(tests) - SHOWN_TESTS
    return items([*named, f"and {more} more"] if more > 0 else named)


def versions_table(ran: list[Run]) -> str:
    """Return where a program ran: a table where that matters, else one line."""
    if all(run.same for run in ran):
        names = dict.fromkeys(run.interpreter for run in ran)
        flasks = dict.fromkeys(run.flask for run in ran)
        return plain(f"{', '.join(names)}; each with Flask {', '.join(flasks)}")
    head = element(
        "tr", *(element("th", name) for name in ("Python", "Flask", "Output"))
    )
    rows = [
        element("tr", *(element("td", plain(cell)) for cell in row))
        for row in _grouped(ran)
    ]
    return element("table", element("thead", head), element("tbody", *rows))


def _grouped(ran: list[Run]) -> list[tuple[str, str, str]]:
    """One row for all Flasks with the same outcome on the same Python."""
    groups: dict[tuple[str, str], list[str]] = {}
    for run in ran:
        groups.setdefault((run.interpreter, run.outcome), []).append(run.flask)
    return [
        (name, ", ".join(flasks), outcome) for (name, outcome), flasks in groups.items()
    ]
