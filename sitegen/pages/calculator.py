"""The form that says how many threads and processes a load needs.

It is filled in here with an example, so that the page says something without
JavaScript; calculator.js then computes with the reader's numbers.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from sitegen.markup import copy_button, element, listing, plain
from sitegen.pages import urls
from sitegen.pages.capacity import Costs, Load, Plan, plan, shown
from sitegen.pages.library import Library

SCRIPT = "assets/javascripts/calculator.js"
KNEE = "evidence/benchmarks/knee.json"
THREAD_COST = "evidence/benchmarks/thread_cost.json"


EXAMPLE = Load(rate=100, wait_ms=200, cpu_ms=10, cores=2, busy=70)


@dataclass(frozen=True)
class Field:
    """One input, filled in from `EXAMPLE`.

    Attributes:
        name: Of the attribute of `Load`.
        label: With its unit.
        least: The lowest number that makes sense.
        most: The highest.
        whole: Only whole numbers.
    """

    name: str
    label: str
    least: float
    most: int
    whole: bool = False

    @property
    def value(self) -> int | None:
        """The example's; None: it may be left empty."""
        value: int | None = getattr(EXAMPLE, self.name)
        return value


FIELDS = (
    Field("rate", "Requests a second", 0.01, 100_000),
    Field("wait_ms", "A request waits, in ms", 0, 600_000),
    Field("cpu_ms", "A request computes, in ms", 0, 600_000),
    Field("cores", "Cores", 1, 1024, whole=True),
)
MORE = (
    Field("busy", "Busy at most, in %", 1, 100),
    Field("calls", "Concurrent calls the third party takes", 1, 1_000_000, whole=True),
    Field("memory_mb", "Free memory, in MB", 1, 100_000_000),
)
RESULTS = {
    "under_way": ("Requests under way on average", ""),
    "computing": ("Cores that compute on average", ""),
    "throughput": ("Most requests a second", ""),
    "threads_used": ("Threads are busy", " %"),
    "cores_used": ("Cores are busy", " %"),
    "memory_mb": ("Memory of all processes", " MB"),
}
WARNINGS = {
    "cores": "These requests compute more than the cores can, or more than you let"
    " them. Threads do not help: compute less in a request, or add cores.",
    "calls": "The third party takes fewer calls than this load makes. More threads"
    " do not help: they would wait for their turn.",
    "bound": "There are more threads than the third party takes calls. Bound the calls:"
    " give each process a pool with its share of them.",
    "memory": "This needs more memory than is free.",
}


def costs(library: Library) -> Costs:
    """Return what the benchmarks measured. Raises QuoteError if a file lacks it."""
    return Costs(
        overhead_ms=library.value(KNEE, "gunicorn-gthread.overhead_ms"),
        process_mb=library.value(THREAD_COST, "memory.process_mb"),
        thread_mb=library.value(THREAD_COST, "memory.thread_kb") / 1024,
    )


def calculator(library: Library, page: str) -> str:
    """Return the form with the example's result, for the page at ``page``."""
    measured = costs(library)
    found = plan(EXAMPLE, measured)
    script = urls.relative(SCRIPT, page)
    return element(
        "form",
        element("div", *map(_field, FIELDS), class_="calculator__fields"),
        element(
            "p", "Without JavaScript this is an example.", class_="calculator__still"
        ),
        element(
            "details",
            element("summary", "More: spare time, a third party's limit, memory"),
            element("div", *map(_field, MORE), class_="calculator__fields"),
            class_="snippet__foot",
        ),
        _result(found),
        _costs_for_script(measured),
        element("script", src=script, defer=True),
        class_="calculator",
        novalidate=True,
        data_search_exclude=True,
        aria_label="How many threads and processes",
    )


def _costs_for_script(measured: Costs) -> str:
    text = json.dumps(asdict(measured))
    return element("script", text, type="application/json", class_="calculator__costs")


def _field(field: Field) -> str:
    ident = f"calculator-{field.name}"
    optional = field.value is None
    box = element(
        "input",
        id=ident,
        name=field.name,
        value="" if optional else str(field.value),
        type="text",
        inputmode="numeric" if field.whole else "decimal",
        autocomplete="off",
        required=not optional,
        aria_describedby=f"{ident}-problem",
        data_least=f"{field.least:g}",
        data_most=str(field.most),
        data_whole=field.whole,
    )
    label = f"{field.label} (if any)" if optional else field.label
    return element(
        "div",
        element("label", plain(label), for_=ident),
        box.removesuffix("</input>"),  # it has no end tag in HTML
        element(
            "p",
            id=f"{ident}-problem",
            class_="calculator__problem",
            aria_live="polite",
        ),
    )


def _result(found: Plan) -> str:
    # Of all that changes, a screen reader says this sentence.
    says = (
        f"Processes: {_value(found, 'processes')}."
        f" Threads in each: {_value(found, 'threads')}."
    )
    rows = [
        element("div", element("dt", label), element("dd", _value(found, name), unit))
        for name, (label, unit) in RESULTS.items()
    ]
    return element(
        "div",
        element("output", says, for_=" ".join(f"calculator-{f.name}" for f in FIELDS)),
        *(_warning(name, name in found.warnings) for name in WARNINGS),
        element("dl", *rows),
        _start(found),
        class_="calculator__result",
    )


def _value(found: Plan, name: str) -> str:
    return element("b", shown(getattr(found, name)), data_value=name)


def _warning(name: str, holds: bool) -> str:
    return element(
        "p",
        plain(WARNINGS[name]),
        class_="calculator__warning",
        data_warning=name,
        hidden=not holds,
    )


def start(found: Plan) -> str:
    """Return the command that starts what was found."""
    return f"gunicorn --workers {found.processes} --threads {found.threads} app:app"


def _start(found: Plan) -> str:
    title = "Start it with gunicorn"
    return element(
        "figure",
        element(
            "figcaption",
            element("span", title, class_="snippet__title"),
            copy_button("Copy", "Copy the command"),
            class_="snippet__head",
        ),
        listing(plain(start(found)), title),
        class_="snippet",
    )


def calculator_text(library: Library) -> str:
    """Return the example and its result for readers of plain text."""
    found = plan(EXAMPLE, costs(library))
    asked = [f"{f.label}: {f.value}" for f in (*FIELDS, *MORE) if f.value is not None]
    told = [
        f"{label}: {shown(getattr(found, name))}{unit}"
        for name, (label, unit) in RESULTS.items()
    ]
    lines = "\n".join(f"- {line}" for line in (*asked, *told))
    return f"An example:\n\n{lines}\n\n`{start(found)}`"
