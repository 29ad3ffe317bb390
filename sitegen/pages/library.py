"""Everything that the pages may quote: programs, their records, result files."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from runpy import run_path
from typing import Any

from sitegen.draw import timeline
from sitegen.errors import SiteError
from sitegen.evidence.app_lines import tests_for
from sitegen.pages import urls
from sitegen.plotting.plot import Plot
from sitegen.program import Program, load_programs
from sitegen.pull import Published, Puller
from sitegen.record import Record, load_record


class QuoteError(ValueError):
    """A page asks for something that is not there; the page knows file and line."""


def suggest(word: str, known: Iterable[str]) -> str:
    """Name what ``word`` may have been meant to be, as the end of a message."""
    close = difflib.get_close_matches(word, list(known), n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(close)}?" if close else ""


@dataclass(frozen=True)
class Entry:
    """One program with all that a page can say about it."""

    program: Program
    published: Published
    record: Record | None
    tests: tuple[str, ...]
    _pictures: dict[int, str] = field(default_factory=dict, compare=False)

    @property
    def id(self) -> str:
        """The program's id, such as ``contexts/app_context_fixed``."""
        return self.program.id

    @property
    def spans(self) -> list[dict[str, Any]]:
        """What its threads did in the recorded run; empty without a record."""
        return list(self.record.trace["spans"]) if self.record else []

    @property
    def has_timeline(self) -> bool:
        """Whether the recorded run had more than one thread to draw."""
        return len({span["thread"] for span in self.spans}) > 1

    @property
    def name(self) -> str:
        """The title, and which twin it is."""
        program = self.program
        kind = "" if program.kind == "plain" else f" ({program.kind})"
        return program.title + kind

    def picture(self, number: int = 1) -> str:
        """What its threads did, as SVG; ``number`` keeps ids on a page apart."""
        if number not in self._pictures:
            suffix = "" if number == 1 else f"-{number}"
            ident = f"timeline-{urls.slug(self.id)}{suffix}"
            title = f"Timeline of {self.name}"
            self._pictures[number] = timeline(self.spans, title=title, ident=ident)
        return self._pictures[number]

    @property
    def size(self) -> int:
        """Lines of the published text."""
        return self.published.text.count("\n")


@dataclass
class Library:
    """The programs and result files of one repository, read once."""

    root: Path
    problems: list[SiteError] = field(default_factory=list)

    @cached_property
    def programs(self) -> dict[str, Program]:
        """Every program in ``snippets/`` by its id."""
        return load_programs(self.root)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every program that could be published; ``problems`` has the others."""
        puller = Puller(self.root)
        found: dict[str, Entry] = {}
        for program in self.programs.values():
            try:
                found[program.id] = self._entry(program, puller)
            except SiteError as problem:
                # Go on: the author gets all problems in one build.
                self.problems.append(problem)
        return found

    def _entry(self, program: Program, puller: Puller) -> Entry:
        """What is not recorded yet is missing here, and a gate says so."""
        published = puller.publish(program)
        record: Record | None = None
        tests: tuple[str, ...] = ()
        with suppress(SiteError):
            record = load_record(program)
        with suppress(SiteError):
            tests = tuple(tests_for(self.root, published.sources))
        return Entry(program, published, record, tests)

    def entry(self, program_id: str) -> Entry:
        """Return the program with this id.

        Raises QuoteError, with the nearest ids, if there is none.
        """
        if program_id in self.entries:
            return self.entries[program_id]
        if program_id in self.programs:
            raise QuoteError(
                f"program {program_id} cannot be published (see its error)"
            )
        hint = suggest(program_id, self.programs)
        raise QuoteError(f"there is no program snippets/{program_id}.py{hint}")

    def twins(self, stem: str) -> tuple[Entry, Entry]:
        """Return the broken and the fixed program that share ``stem``."""
        stems = {p.stem for p in self.programs.values() if p.twin}
        if stem not in stems:
            hint = suggest(stem, stems)
            raise QuoteError(f"there are no twins snippets/{stem}_broken.py{hint}")
        return self.entry(f"{stem}_broken"), self.entry(f"{stem}_fixed")

    def pair(self, start: str, end: str = "") -> tuple[Entry, Entry]:
        """Return the two programs with these ids, or the twins of one stem."""
        return (self.entry(start), self.entry(end)) if end else self.twins(start)

    @cached_property
    def modules(self) -> dict[str, Path]:
        """Every module of the app that can have a page, by its path."""
        found = sorted((self.root / "reference_app").rglob("*.py"))
        return {path.relative_to(self.root).as_posix(): path for path in found}

    @cached_property
    def _results(self) -> dict[str, Any]:
        return {}

    def result(self, file: str) -> Any:
        """Return the parsed result file ``evidence/<name>.json``."""
        if file not in self._results:
            self._results[file] = self._read_result(file)
        return self._results[file]

    def _read_result(self, file: str) -> Any:
        path = self.root / file
        if not re.fullmatch(r"evidence/[\w/.-]+\.json", file) or not path.is_file():
            known = [p.relative_to(self.root).as_posix() for p in self.result_files()]
            hint = suggest(file, known) or "; run the nox session that writes it"
            raise QuoteError(f"there is no result file {file}{hint}")
        try:
            return json.loads(path.read_text("utf-8"))
        except json.JSONDecodeError as error:
            raise QuoteError(f"{file} is not JSON ({error}); record it anew") from error

    @cached_property
    def plots(self) -> dict[str, Path]:
        """The module of each plot by its name."""
        found = sorted((self.root / "sitegen" / "plots").glob("[!_]*.py"))
        return {path.stem: path for path in found}

    def plot(self, name: str) -> Plot:
        """Return the plot with this name.

        Raises QuoteError, with the nearest names, if there is none.
        """
        if name not in self.plots:
            hint = suggest(name, self.plots)
            raise QuoteError(f"there is no plot sitegen/plots/{name}.py{hint}")
        # Not imported: a module that changed is read anew while the site is served.
        plot = run_path(str(self.plots[name])).get("PLOT")
        if not isinstance(plot, Plot):
            raise QuoteError(f"sitegen/plots/{name}.py defines no PLOT = Plot(...)")
        return plot

    def result_files(self) -> list[Path]:
        """Every result file, in order of its name."""
        return sorted((self.root / "evidence").rglob("*.json"))

    def value(self, file: str, key: str) -> Any:
        """Return what ``key`` (names joined by dots) leads to in a result file."""
        found = _follow(self.result(file), key.split("."))
        if found is None:
            raise QuoteError(f"{file} has no {key}{_hint(self.result(file), key)}")
        return found


def _follow(node: Any, names: list[str]) -> Any:
    """Follow ``names``; a key may itself hold dots, such as a version."""
    if not names:
        return node
    if isinstance(node, list) and names[0].lstrip("-").isdigit():
        index = int(names[0])
        return (
            _follow(node[index], names[1:]) if -len(node) <= index < len(node) else None
        )
    if not isinstance(node, dict):
        return None
    for end in range(1, len(names) + 1):
        head = ".".join(names[:end])
        if head in node and (found := _follow(node[head], names[end:])) is not None:
            return found
    return None


def _hint(node: Any, key: str) -> str:
    known: list[str] = []
    _walk(node, "", known.append)
    return suggest(key, known)


def _walk(node: Any, prefix: str, add: Callable[[str], None]) -> None:
    if isinstance(node, dict):
        for name, child in node.items():
            add(prefix + name)
            _walk(child, f"{prefix}{name}.", add)
