"""A plot on a page: drawing, what it was measured on, and its numbers, folded."""

from __future__ import annotations

from typing import Any

from sitegen.markup import element, link, plain
from sitegen.pages import urls
from sitegen.pages.library import Library, QuoteError
from sitegen.pages.unique import Unique
from sitegen.plotting.plot import Result, Rows
from sitegen.plotting.svg import svg


def plot(library: Library, page: str, unique: Unique, name: str) -> str:
    """Return the figure of a plot for the page at URL path ``page``.

    Raises QuoteError if there is no such plot, or its file lacks what it draws.
    """
    made = Made(library, name)
    title, file = made.plot.title, made.plot.file
    ident = unique(f"plot-{name}", "-")
    raw = link(urls.relative(file, page), file)
    return element(
        "figure",
        element("figcaption", plain(title), class_="plot__title"),
        svg(made("draw"), ident, title, made("describe")),
        _numbers(made("table"), unique(f"The numbers: {title}")),
        element("p", f"{plain(made.measured_on)} {raw}", class_="plot__source"),
        class_="plot",
        data_plot=name,
        data_search_exclude=True,
    )


def plot_text(library: Library, name: str) -> str:
    """Return a plot for readers of plain text: its title, sentence and numbers."""
    made = Made(library, name)
    head, *rows = made("table")
    lines = [head, ("---",) * len(head), *rows]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    says = f"{made.plot.title}. {made('describe')}"
    return f"{says}\n\n{table}\n\n{made.measured_on} {made.plot.file}"


class Made:
    """What a plot makes of its result file."""

    def __init__(self, library: Library, name: str) -> None:
        self.name = name
        self.plot = library.plot(name)
        self.result = library.result(self.plot.file)

    def __call__(self, what: str) -> Any:
        """Return what "draw", "describe" or "table" makes of it."""
        try:
            return getattr(self.plot, what)(self.result)
        except (LookupError, TypeError, ValueError) as error:
            raise self._lacks(what, error) from error

    @property
    def measured_on(self) -> str:
        """When, on what machine and with which versions it was measured."""
        try:
            return measured_on(self.result)
        except KeyError as error:
            raise self._lacks("name the machine of", error) from error

    def _lacks(self, what: str, error: Exception) -> QuoteError:
        missing = f"it has no {error}" if isinstance(error, KeyError) else str(error)
        return QuoteError(
            f"plot {self.name} cannot {what} {self.plot.file}: {missing};"
            f" record the file anew, or mend sitegen/plots/{self.name}.py"
        )


def measured_on(result: Result) -> str:
    """Say what `machine()` of benchmarks/result.py wrote beside the numbers."""
    packages = {"CPython": result["python"], **result["packages"]}
    versions = ", ".join(f"{name} {version}" for name, version in packages.items())
    return (
        f"Measured {result['recorded']} on {result['processor']},"
        f" {result['cores']} cores, {result['system']}; {versions}."
    )


def _numbers(rows: Rows, label: str) -> str:
    head, *body = rows
    table = element(
        "table",
        element("thead", _row("th", head)),
        element("tbody", *(_row("td", row) for row in body)),
        # The theme's script wraps tables without a class; no keyboard scrolls that.
        class_="plot__rows",
    )
    return element(
        "details",
        element("summary", "The numbers"),
        element(
            "div",
            table,
            class_="plot__table",
            tabindex="0",
            role="region",
            aria_label=label,
        ),
        class_="snippet__foot",
    )


def _row(tag: str, cells: tuple[str, ...]) -> str:
    return element("tr", *(element(tag, plain(cell)) for cell in cells))
