"""The table of servers that `nox -s bench -- table` measures, for one workload."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitegen.markup import element, plain
from sitegen.pages.library import Library, QuoteError, suggest
from sitegen.pages.unique import Unique

FILE = "evidence/benchmarks/table.json"
RATIOS = {"of_limit": "times the limit", "speedup": "times as fast"}
"""Quoted where two runs were found to agree on it for every server."""


def measured(library: Library, unique: Unique, workload: str) -> str:
    """Return a row for each server: time and limit at each number of requests.

    Raises QuoteError, with the nearest name, if there is no such workload.
    """
    head, *body = rows(library, workload)
    heads = [element("th", plain(cell), scope="col") for cell in head]
    table = element(
        "table",
        element("thead", element("tr", *heads)),
        element("tbody", *map(_row, body)),
        class_="plot__rows",
    )
    return element(
        "div",
        table,
        class_="plot__table measured",
        tabindex="0",
        role="region",
        aria_label=unique(f"Measured: {workload}"),
    )


def measured_text(library: Library, workload: str) -> str:
    """Return the same as a Markdown table."""
    head, *body = rows(library, workload)
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def rows(library: Library, workload: str) -> list[list[str]]:
    """Return the cells of the table as text, the head first."""
    result = library.result(FILE)
    if workload not in result["cells"]:
        hint = suggest(workload, result["cells"])
        raise QuoteError(f"{FILE} has no workload {workload!r}{hint}")
    sides = result["cells"][workload]
    requests = list(next(iter(sides.values())))
    factor, unit = _unit(sides)
    ratios = _ratios(result, workload)
    head = ["Server", *(f"{n} requests, {unit} (limit)" for n in requests), *ratios]
    return [head] + [
        [
            _name(result["servers"][side]),
            *(_cell(cells[n], factor) for n in requests),
            *(_number(each[side]) for each in ratios.values()),
        ]
        for side, cells in sides.items()
    ]


def _unit(sides: Mapping[str, Any]) -> tuple[float, str]:
    """Limits below a second are shown in milliseconds."""
    longest = max(
        cell["limit_s"] for cells in sides.values() for cell in cells.values()
    )
    return (1000, "ms") if longest < 1 else (1, "s")


def _ratios(result: Mapping[str, Any], workload: str) -> dict[str, dict[str, float]]:
    """Return the columns of ratios that every server has, by their head."""
    found = {}
    for kind, head in RATIOS.items():
        names = {
            side: f"{kind}-{workload}-{side}" for side in result["cells"][workload]
        }
        if all(name in result["ratios"] for name in names.values()):
            found[head] = {s: result["ratios"][n]["value"] for s, n in names.items()}
    return found


def _name(server: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, (server["name"], server["shape"])))


def _cell(cell: Mapping[str, float], factor: float) -> str:
    return f"{_number(cell['seconds'] * factor)} ({_number(cell['limit_s'] * factor)})"


def _number(value: float) -> str:
    """Three digits that count, and no more than three after the point."""
    if value >= 100:
        return f"{float(f'{value:.3g}'):,.0f}"
    return f"{value:#.3g}" if value >= 0.1 else f"{value:.3f}"


def _row(cells: list[str]) -> str:
    first, *others = cells
    return element(
        "tr",
        element("th", plain(first), scope="row"),
        *(element("td", plain(cell)) for cell in others),
    )
