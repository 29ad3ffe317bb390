"""The HTML of each block that a page can show."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.markup import copy_button, element, inline, listing, plain, scrollable
from sitegen.pages import urls
from sitegen.pages.difference import Line, difference
from sitegen.pages.excerpt import cut
from sitegen.pages.footer import footer, runs, versions_table
from sitegen.pages.highlight import python, python_lines
from sitegen.pages.library import Entry, Library, QuoteError
from sitegen.pages.unique import Unique

KINDS = {"broken": "Broken", "fixed": "Fixed", "plain": ""}
MOST_LINES = 60
"""A longer program is shown in excerpts, as `program` and `twins` show all of it."""


class HtmlBlocks:
    """The blocks of one page; ids and labels are unique on it."""

    def __init__(self, library: Library, path: str, site_url: str) -> None:
        self.library = library
        self.page = urls.page_url(path)
        self.site_url = site_url
        self.unique = Unique()

    def program(self, program_id: str) -> str:
        """A whole program, its output, and its timeline if it has threads."""
        return "\n".join(self._parts(self.library.entry(program_id)))

    def twins(self, stem: str) -> str:
        """The broken and the fixed program, side by side, and what differs."""
        sides = [
            element("div", "\n".join(self._parts(each)), class_="twins__side")
            for each in self.library.twins(stem)
        ]
        return element("div", *sides, class_="twins") + "\n\n" + self.diff(stem)

    def excerpt(self, program_id: str, name: str) -> str:
        """One function or class of a program; its button copies all of it."""
        entry = self.library.entry(program_id)
        part = cut(entry.published.text, name, program_id)
        whole = python_lines(entry.published.text)
        code = "\n".join(whole[part.start - 1 : part.end]) + "\n"
        title = f"`{name}`, lines {part.start} to {part.end} of {_file(entry)}"
        return self._code(entry, "excerpt", title, code)

    def output(self, program_id: str) -> str:
        """What the program printed when it was recorded, and how that is compared."""
        entry = self.library.entry(program_id)
        text = entry.record.output if entry.record else "(not recorded yet)\n"
        title = element("span", "Output", class_="snippet-output__title")
        rule = element(
            "span",
            f"compared: {plain(entry.program.rule)}",
            class_="snippet-output__rule",
            data_search_exclude=True,
        )
        return element(
            "figure",
            element("figcaption", f"{title} {rule}"),
            scrollable(plain(text), self.unique(f"Output of {entry.name}")),
            _stderr(entry),
            class_="snippet-output",
            data_snippet=entry.id,
            data_part="output",
        )

    def timeline(self, program_id: str) -> str:
        """The picture of what each thread did in the recorded run; one will do."""
        entry = self.library.entry(program_id)
        number = self.unique.count(f"timeline of {entry.id}")
        return element(
            "figure",
            element("figcaption", "What each thread did in this run"),
            entry.picture(number),
            class_="snippet-timeline",
            data_snippet=entry.id,
            data_part="timeline",
            data_search_exclude=True,
            # Wider than a phone: scrolled by keyboard too.
            tabindex="0",
        )

    def diff(self, start: str, end: str = "") -> str:
        """What turns one program into another, or the broken twin into the fixed."""
        old, new = self.library.pair(start, end)
        lines = difference(old.published.text, new.published.text)
        between = f"{old.name} and {new.name}" if end else f"the twins of {start}"
        label = self.unique(f"Difference between {between}")
        title = "The difference"
        if end:
            file = element("code", plain(_file(old)))
            title = element("span", f"{title} from {file}")
        return element(
            "figure",
            element("figcaption", title),
            scrollable("".join(map(_diff_line, lines)), label),
            class_="snippet-diff",
            data_snippet=new.id,
            data_part="diff",
            data_search_exclude=True,
        )

    def versions(self, program_id: str) -> str:
        """Where the program ran and what differed."""
        ran = runs(self.library, self.library.entry(program_id))
        table = versions_table(ran) if ran else "Not yet run on other versions"
        return element("div", table, class_="versions")

    def _parts(self, entry: Entry) -> Iterator[str]:
        if entry.size > MOST_LINES:
            raise QuoteError(
                f"{_file(entry)} has {entry.size} lines as published, {MOST_LINES} is"
                f" the most; shorten it or show {{{{ excerpt {entry.id} NAME }}}}"
            )
        code = python(entry.published.text)
        yield self._code(entry, "program", entry.program.title, code)
        yield self.output(entry.id)
        if entry.has_timeline:
            yield self.timeline(entry.id)

    def _code(self, entry: Entry, part: str, title: str, code: str) -> str:
        kind = KINDS[entry.program.kind]
        label = self.unique(f"{title}, {kind.lower()}" if kind else title)
        return element(
            "figure",
            element("figcaption", _head(entry, part, title), class_="snippet__head"),
            listing(code, label),
            footer(self.library, entry, self.page, self.site_url),
            class_=f"snippet snippet--{entry.program.kind}",
            id=self.unique(anchor(entry.id), "-"),
            data_snippet=entry.id,
            data_part=part,
            data_raw=urls.relative(urls.raw_path(entry.id), self.page),
        )


def anchor(program_id: str) -> str:
    """Return the id of the block that shows a program first on a page."""
    return f"program-{urls.slug(program_id)}"


def _head(entry: Entry, part: str, title: str) -> str:
    """One line: title, kind, and a button that says what it copies."""
    kind = KINDS[entry.program.kind]
    copies = "Copy" if part == "program" else "Copy the whole program"
    says = "Copy the program" if part == "program" else copies
    return " ".join(
        [
            element("span", inline(title), class_="snippet__title"),
            *([element("span", kind, class_="snippet__kind")] if kind else []),
            copy_button(copies, f"{says} {_file(entry)}"),
        ]
    )


def _stderr(entry: Entry) -> str:
    if not entry.program.stderr:
        return ""
    ends = element("code", plain(entry.program.stderr))
    says = f"On stderr, a traceback that ends in: {ends}"
    return element("p", says, class_="snippet-output__stderr")


def _file(entry: Entry) -> str:
    return f"{entry.id}.py"


def _diff_line(line: Line) -> str:
    sign, text = line
    if sign == "@":
        return element("span", "…\n", class_="diff__gap")
    code = plain(f"{sign}{text}".rstrip() + "\n")
    return code if sign == " " else element("del" if sign == "-" else "ins", code)
