"""HTML that Markdown passes on untouched."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_BLANK = re.compile(r"^ (?= *$)", re.MULTILINE)
_SPECIAL = re.compile(r"[^\w .,:;/#()+=-]")


def element(tag: str, *content: str, **attributes: str | bool | int | None) -> str:
    """Return an element; ``content`` is HTML already, attributes are text.

    ``data_part`` becomes ``data-part`` and ``class_`` becomes ``class``; True is
    an attribute without a value; None and False are left out.
    """
    opened = "".join([tag, *map(_attribute, attributes, attributes.values())])
    return f"<{opened}>{''.join(content)}</{tag}>"


def _attribute(name: str, value: str | bool | int | None) -> str:
    name = name.strip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{attribute(str(value))}"'


def link(target: str, text: str) -> str:
    """Return a link with plain text."""
    return element("a", plain(text), href=target)


def items(rows: Iterable[str], **attributes: str) -> str:
    """Return a list of pieces of HTML, or nothing if there are none."""
    listed = [element("li", row) for row in rows]
    return element("ul", "\n".join(listed), **attributes) if listed else ""


def scrollable(code: str, label: str) -> str:
    """Return preformatted ``code`` that a keyboard can reach and scroll."""
    inside = element("code", code)
    return element("pre", inside, tabindex="0", role="region", aria_label=label)


def listing(code: str, label: str) -> str:
    """Return highlighted ``code`` that a keyboard can scroll and a button copies."""
    return element(
        "div",
        element("pre", element("code", code)),
        class_="snippet__code highlight",
        tabindex="0",
        role="region",
        aria_label=label,
    )


def copy_button(words: str, label: str) -> str:
    """Return the button that copies the code of the figure it stands in.

    ``label`` says what it copies, and begins with ``words``.
    """
    return element(
        "button", words, type="button", class_="snippet__copy", aria_label=label
    )


def fence(language: str, text: str) -> str:
    """Return ``text`` as a fenced block of Markdown."""
    return f"```{language}\n{text.rstrip(chr(10))}\n```"


def plain(text: str) -> str:
    """Return ``text`` escaped for HTML."""
    return protect(html.escape(text, quote=False))


def inline(text: str) -> str:
    """Return one line of prose as HTML: `code` in backticks is kept as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", plain(text))


def attribute(text: str) -> str:
    """Return ``text`` for a double-quoted attribute, its backticks dropped."""
    if not _SPECIAL.search(text):
        return text  # most attributes are short words and numbers
    return protect(html.escape(text.replace("`", "")))


def protect(markup: str) -> str:
    """Keep Markdown and checks for leftovers away from text that is not theirs.

    Markdown empties lines of spaces, and ``{{`` would look like a directive.
    """
    markup = markup.replace("{{", "&#123;&#123;")
    return _BLANK.sub("&#32;", markup)
