"""What must hold before anything is published. Each gate says what mends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sitegen.errors import SiteError
from sitegen.evidence import app_lines as evidence
from sitegen.evidence import kill
from sitegen.pages.book import Book, read_book
from sitegen.pages.directives import split_front_matter
from sitegen.pages.finder_gates import (
    every_error_is_produced,
    every_problem_is_asked,
    every_question_has_one_page,
)
from sitegen.pages.footer import runs
from sitegen.pages.library import Entry, QuoteError
from sitegen.pages.matrix_text import MATRIX
from sitegen.pages.page import Page
from sitegen.pages.servers.gates import (
    every_behaviour_has_every_server,
    every_server_has_its_versions,
    every_server_is_on_its_page,
)
from sitegen.pages.tested import MUTANTS
from sitegen.record import check as check_record
from sitegen.record import leftovers, load_record

Gate = Callable[[Book], Iterator[SiteError]]
LONGEST_DESCRIPTION = 155
"""Search engines cut a longer description."""


class ProblemsError(SiteError):
    """Everything that keeps the site from being built, one line each."""

    def __init__(self, problems: list[SiteError]) -> None:
        self.problems = sorted(problems, key=_place)
        lines = list(dict.fromkeys(map(str, self.problems)))
        number = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
        super().__init__("\n".join([f"{number} to mend:", *lines]))


def _place(problem: SiteError) -> tuple[str, int]:
    return str(problem.file or ""), problem.line or 0


def every_program_is_shown(book: Book) -> Iterator[SiteError]:
    """A program that no page shows has no reader."""
    for entry in book.library.entries.values():
        if entry.id not in book.shown:
            yield SiteError(
                f"No page shows this program. Put {{{{ program {entry.id} }}}} (or"
                " twins, or excerpt) on a page, or delete the program.",
                entry.program.path,
                1,
            )


def every_shown_program_has_its_output(book: Book) -> Iterator[SiteError]:
    """Whoever reads code wants to know what it prints."""
    for id_ in sorted(book.shown.keys() - book.told):
        page = book.shown[id_][0]
        yield SiteError(
            f"{id_} is shown, its output is not. Add {{{{ output {id_} }}}}.",
            Path(page.file),
        )


def every_plot_is_shown(book: Book) -> Iterator[SiteError]:
    """A plot that no page shows has no reader."""
    for name, path in book.library.plots.items():
        if name not in book.plotted:
            yield SiteError(
                f"No page shows this plot. Put {{{{ plot {name} }}}} on a page, or"
                " delete it.",
                path.relative_to(book.library.root),
            )


_FENCE = re.compile(r"^[ \t>]*(```|~~~)")
_RAW = re.compile(r"<(pre|code|textarea|samp)\b", re.IGNORECASE)
_LISTY = re.compile(r"^\s*([-*+]|\d+[.)]|!!!|\?\?\?\+?|===|\[\^|: )")


def no_page_has_typed_code(book: Book) -> Iterator[SiteError]:
    """Code on a page comes from a program; typed code is tested by nobody."""
    for page in book.pages:
        for number in _typed(page):
            yield SiteError(
                "Code is typed into this page. Make it a program in snippets/ and show"
                " it with a directive; a word or a line may stand in `backticks`.",
                Path(page.file),
                number,
            )


def _typed(page: Page) -> Iterator[int]:
    head, body = split_front_matter(page.text)
    before, in_item = "", False
    for number, line in enumerate(body.splitlines(), head.count("\n") + 1):
        indented = line.startswith(("    ", "\t")) and line.strip()
        if line.strip() and not indented:
            in_item = bool(_LISTY.match(line)) or (in_item and line.startswith(" "))
        block = indented and not before.strip() and not in_item
        if _FENCE.match(line) or _RAW.search(line) or block:
            yield number
        before = line


def every_page_is_described(book: Book) -> Iterator[SiteError]:
    """A search result shows the title and the description of a page."""
    for page in book.pages:
        for key in ("title", "description"):
            if not page.meta.get(key):
                yield SiteError(
                    f"The front matter has no `{key}:`.", Path(page.file), 1
                )
        if len(page.description) > LONGEST_DESCRIPTION:
            yield SiteError(
                f"The description has {len(page.description)} characters;"
                f" shorten it to {LONGEST_DESCRIPTION}.",
                Path(page.file),
                1,
            )


def every_record_is_fresh(book: Book) -> Iterator[SiteError]:
    """An output belongs to the very text above it, and to some program."""
    for entry in book.library.entries.values():
        try:
            record = load_record(entry.program)
            check_record(entry.program, entry.published, record)
        except SiteError as problem:
            yield problem
    for path in leftovers(book.library.root):
        yield SiteError("This record belongs to no program. Delete it.", path)


def every_shown_line_ran(book: Book) -> Iterator[SiteError]:
    """What a page shows was executed: by the recorded run or by a test."""
    try:
        evidence.check(book.library.root)
    except SiteError as problem:
        yield problem
        return
    for entry in book.library.entries.values():
        for line in _idle(book, entry):
            yield SiteError(
                f"Nothing executes line {line} of the published text (`python -m"
                f" sitegen publish {entry.id}`). Let the program reach it, or test it.",
                entry.program.path,
            )


def _idle(book: Book, entry: Entry) -> list[int]:
    if entry.record is None:
        return []
    twin = book.library.entries.get(entry.program.twin or "")
    other = (twin.published, twin.record) if twin and twin.record else None
    root = book.library.root
    return evidence.unexecuted(root, entry.published, entry.record, other)


def every_mutant_was_killed(book: Book) -> Iterator[SiteError]:
    """Each lock, join, context and wait of a fixed twin matters."""
    try:
        known = book.library.result(MUTANTS)
    except QuoteError:
        known = {"twins": {}}
    every = book.library.entries.values()
    fixed = [(e.program, e.published) for e in every if e.program.kind == "fixed"]
    yield from kill.problems(known, fixed)


def every_program_ran_elsewhere(book: Book) -> Iterator[SiteError]:
    """Readers have other versions; a page says what happens there."""
    for entry in book.library.entries.values():
        ran = runs(book.library, entry)
        if any(run.same for run in ran):
            continue
        # It printed what is recorded at least where it was recorded.
        what = "has no run like the record" if ran else "knows nothing of this text"
        yield SiteError(f"{MATRIX} {what}. Run `nox -s matrix`.", entry.program.path)


PAGES: tuple[Gate, ...] = (
    every_program_is_shown,
    every_shown_program_has_its_output,
    every_plot_is_shown,
    no_page_has_typed_code,
    every_page_is_described,
    every_problem_is_asked,
    every_question_has_one_page,
    every_server_is_on_its_page,
)
RESULTS: tuple[Gate, ...] = (
    every_record_is_fresh,
    every_error_is_produced,
    every_shown_line_ran,
    every_mutant_was_killed,
    every_program_ran_elsewhere,
    every_behaviour_has_every_server,
    every_server_has_its_versions,
)
ALL = PAGES + RESULTS


def raise_all(book: Book, gates: Sequence[Gate]) -> None:
    """Raise ProblemsError with everything found so far and by ``gates``."""
    found = [problem for gate in gates for problem in gate(book)]
    every = [*book.library.problems, *book.problems, *found]
    if every:
        raise ProblemsError(every)


def check(root: Path, gates: Sequence[Gate] = ALL) -> None:
    """Raise ProblemsError unless every page can be made and every gate holds."""
    book = read_book(root)
    for page in book.pages:
        book.html(page, "/")
    raise_all(book, gates)
