"""The directives that a page is written with, and how they are found in it.

A block directive stands alone on its line. `value`, `source` and `raw` stand in
a sentence. The table below is the whole language; what is in brackets may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.errors import SiteError
from sitegen.pages.library import QuoteError, suggest

BLOCK = {
    "program": ("ID",),
    "twins": ("STEM",),
    "excerpt": ("ID", "NAME"),
    "output": ("ID",),
    "timeline": ("ID",),
    "diff": ("STEM-OR-ID", "[ID]"),
    "versions": ("ID",),
    "plot": ("NAME",),
    "measured": ("WORKLOAD",),
    "calculator": (),
    "finder": (),
    "catalogue": (),
    "errors": ("[MOST]",),
    "mutants": (),
    "rules": (),
    "server": ("ID",),
    "behaviours": ("[PREFIX]",),
    "behaviour": ("KEY",),
}
INLINE = {
    "value": ("FILE", "KEY"),
    "source": ("FILE", "NAME"),
    "raw": ("WHAT",),
    "count": ("WHAT",),
}
FILTERS = {"round": 1, "percent": 0, "length": 0}

_DIRECTIVE = re.compile(r"\{\{(.*?)\}\}")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True)
class Call:
    """One directive in a page."""

    name: str
    args: tuple[str, ...]
    filter: tuple[str, ...]
    file: str
    line: int


Render = Callable[[Call], str]


def split_front_matter(text: str) -> tuple[str, str]:
    """Return the front matter of a page with its fences, and the rest."""
    match = _FRONT_MATTER.match(text)
    end = match.end() if match else 0
    return text[:end], text[end:]


def expand(text: str, file: str, render: Render) -> tuple[str, list[SiteError]]:
    """Replace each directive in a page by what ``render`` makes of it.

    Returns the page and every problem found; a line with one stays as it was.
    """
    head, rest = split_front_matter(text)
    done: list[str] = []
    problems: list[SiteError] = []
    for number, line in enumerate(rest.splitlines(), head.count("\n") + 1):
        try:
            done.append(_expand_line(line, file, number, render))
        except SiteError as problem:
            done.append(line)
            problems.append(problem)
    return head + "\n".join(done) + "\n", problems


def calls(text: str, file: str) -> Iterator[Call]:
    """Yield each well-formed directive of a page."""
    found: list[Call] = []

    def note(call: Call) -> str:
        found.append(call)
        return ""

    expand(text, file, note)
    yield from found


def _expand_line(line: str, file: str, number: int, render: Render) -> str:
    if "{{" not in line:
        return line
    alone = _DIRECTIVE.fullmatch(line.rstrip())
    try:
        if alone and _name(alone[1]) not in INLINE:
            return render(_parse(alone[1], BLOCK, file, number)).strip("\n")
        _no_block(line)
        done = _DIRECTIVE.sub(
            lambda m: render(_parse(m[1], INLINE, file, number)), line
        )
    except QuoteError as error:
        raise SiteError(str(error), Path(file), number) from error
    if "{{" in done:
        message = "`{{` without its `}}`: a directive stands on one line"
        raise SiteError(message, Path(file), number)
    return done


def _name(inside: str) -> str:
    return (inside.split() or [""])[0]


def _no_block(line: str) -> None:
    for match in _DIRECTIVE.finditer(line):
        if _name(match[1]) in BLOCK:
            raise QuoteError(
                f"{match[0]} is a block: it stands alone on a line, not indented"
            )


def _parse(
    inside: str, known: dict[str, tuple[str, ...]], file: str, line: int
) -> Call:
    command, _, filter_ = inside.partition("|")
    name, *args = command.split() or [""]
    if name not in known:
        everything = [*BLOCK, *INLINE]
        hint = suggest(name, everything) or f"; there are {', '.join(everything)}"
        raise QuoteError(f"there is no directive {name!r}{hint}")
    needed = [word for word in known[name] if not word.startswith("[")]
    if not len(needed) <= len(args) <= len(known[name]):
        usage = " ".join(["{{", name, *known[name], "}}"])
        raise QuoteError(f"{{{{{inside}}}}} should read {usage}")
    return Call(name, tuple(args), _filter(filter_, name), file, line)


def _filter(text: str, name: str) -> tuple[str, ...]:
    words = tuple(text.split())
    if not words:
        return ()
    if name != "value":
        raise QuoteError(f"{name} takes no filter ({text.strip()}); only value does")
    if FILTERS.get(words[0]) != len(words) - 1:
        raise QuoteError(
            f"there is no filter {text.strip()!r}: use round N, percent or length"
        )
    return words
