"""`llms.txt` and `llms-full.txt`: the site as plain Markdown, programs inlined."""

from __future__ import annotations

import re

from sitegen.compare import RULES
from sitegen.markup import fence
from sitegen.pages import urls
from sitegen.pages.book import Book
from sitegen.pages.calculator import calculator_text
from sitegen.pages.difference import difference
from sitegen.pages.directives import Call
from sitegen.pages.excerpt import cut
from sitegen.pages.footer import runs
from sitegen.pages.library import Entry
from sitegen.pages.matrix_text import summary
from sitegen.pages.measured import measured_text
from sitegen.pages.page import Page
from sitegen.pages.plots import plot_text
from sitegen.pages.servers.shelf import BLOCKS
from sitegen.pages.servers.text import ServerText


def llms(book: Book, site_url: str) -> str:
    """Return the short list: every page and every program with its address."""
    base = site_url.rstrip("/")
    home = next((page for page in book.pages if page.path == "index.md"), None)
    pages = "\n".join(
        f"- [{page.title}]({base}/{page.url}): {page.description}"
        for page in book.pages
    )
    programs = "\n".join(
        f"- [{entry.program.title}]({base}/{urls.raw_path(entry.id)}): {_kind(entry)}"
        for entry in book.library.entries.values()
    )
    title = home.title if home else "Threads in Flask"
    says = f"> {home.description}\n\n" if home else ""
    whole = f"Everything in one file: [llms-full.txt]({base}/llms-full.txt)."
    index = f"Facts on each program: [index.json]({base}/snippets/index.json)."
    head = f"# {title}\n\n{says}{whole} {index}"
    servers = ServerText(book.shelf, base).listed()
    lists = {"Pages": pages, "Servers": servers, "Programs": programs}
    parts = [f"## {name}\n\n{listed}" for name, listed in lists.items() if listed]
    return "\n\n".join([head, *parts]) + "\n"


def _kind(entry: Entry) -> str:
    kind = "" if entry.program.kind == "plain" else f"{entry.program.kind} twin, "
    return f"{kind}output compared: {entry.program.rule}"


def llms_full(book: Book, site_url: str) -> str:
    """Return all pages as Markdown with the programs and outputs in fences."""
    return "\n\n".join(_page(book, page, site_url) for page in book.pages) + "\n"


def _page(book: Book, page: Page, site_url: str) -> str:
    blocks = MarkdownBlocks(book, page, site_url)
    body = Page(page.path, book.expanded(page, blocks.render)).body
    body = body.strip()
    head = "" if body.startswith("# ") else f"# {page.title}\n\n"
    return f"<!-- {site_url.rstrip('/')}/{page.url} -->\n\n{head}{body}"


class MarkdownBlocks:
    """The same blocks as on the page, for readers of plain text."""

    def __init__(self, book: Book, page: Page, site_url: str) -> None:
        self.book = book
        self.library = book.library
        self.page = page
        self.base = site_url.rstrip("/")

    def render(self, call: Call) -> str:
        """Return what a directive stands for, as Markdown."""
        match call.name:
            case "value" | "source" | "raw" | "count":
                return re.sub(r"<[^>]+>", "", self.book.sentence(call, self.page.url))
            case "catalogue" | "errors" | "finder" | "mutants" | "timeline":
                return ""
            case "rules":
                return "\n".join(f"- {r.name}: {r.meaning}" for r in RULES.values())
            case name if name in BLOCKS:
                text = ServerText(self.book.shelf, self.base)
                return str(getattr(text, name)(*call.args))
            case name:
                return str(getattr(self, name)(*call.args))

    def program(self, program_id: str) -> str:
        """The whole text of a program and its output."""
        entry = self.library.entry(program_id)
        where = f"{self.base}/{urls.raw_path(entry.id)}"
        kind = "" if entry.program.kind == "plain" else f" ({entry.program.kind})"
        says = summary(runs(self.library, entry), entry)
        head = f"{entry.program.title}{kind}. {says}. File: {where}"
        code = fence("python", entry.published.text)
        return f"{head}\n\n{code}\n\n{self.output(program_id)}"

    def twins(self, stem: str) -> str:
        """Both programs, their outputs, and what differs."""
        both = [self.program(entry.id) for entry in self.library.twins(stem)]
        return "\n\n".join([*both, self.diff(stem)])

    def excerpt(self, program_id: str, name: str) -> str:
        """One definition of a program, and where all of it is."""
        part = cut(self.library.entry(program_id).published.text, name, program_id)
        where = f"{self.base}/{urls.raw_path(program_id)}"
        says = f"Lines {part.start} to {part.end} of {where}:"
        return f"{says}\n\n{fence('python', part.text)}"

    def output(self, program_id: str) -> str:
        """What the program printed."""
        entry = self.library.entry(program_id)
        text = entry.record.output if entry.record else ""
        stderr = entry.program.stderr
        error = f"\n\nOn stderr, a traceback that ends in: `{stderr}`" if stderr else ""
        return (
            f"Output (compared: {entry.program.rule}):\n\n{fence('text', text)}{error}"
        )

    def diff(self, start: str, end: str = "") -> str:
        """What turns one program into another, or the broken twin into the fixed."""
        old, new = self.library.pair(start, end)
        lines = difference(old.published.text, new.published.text)
        text = "".join(f"{sign}{line}\n" for sign, line in lines)
        since = f" from {old.id}.py" if end else ""
        return f"The difference{since}:\n\n{fence('diff', text)}"

    def plot(self, name: str) -> str:
        """What a plot shows, and its numbers as a table."""
        return plot_text(self.library, name)

    def measured(self, workload: str) -> str:
        """The table of servers for one workload."""
        return measured_text(self.library, workload)

    def calculator(self) -> str:
        """The example that the form is filled in with, and its result."""
        return calculator_text(self.library)

    def versions(self, program_id: str) -> str:
        """Where the program ran, in one line."""
        entry = self.library.entry(program_id)
        return summary(runs(self.library, entry), entry) + "."
