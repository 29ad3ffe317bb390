"""One hand-written page: a Markdown file under `docs/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any

import yaml

from sitegen.errors import SiteError
from sitegen.pages import urls
from sitegen.pages.directives import split_front_matter


@dataclass(frozen=True)
class Page:
    """A page as its author wrote it.

    Attributes:
        path: Relative to ``docs/``, such as "start/join.md".
        text: Front matter and Markdown with directives.
    """

    path: str
    text: str

    @property
    def file(self) -> str:
        """The path as messages name it, from the root of the repository."""
        return f"docs/{self.path}"

    @property
    def url(self) -> str:
        """The URL path in the site."""
        return urls.page_url(self.path)

    @property
    def title(self) -> str:
        """The title as plain text; its HTML entities are for MkDocs's templates."""
        return unescape(str(self.meta.get("title", self.path)))

    @property
    def order(self) -> tuple[int, str]:
        """Where the page stands in a list: by its `order:`, then by its title."""
        return int(self.meta.get("order", 99)), self.title

    @property
    def description(self) -> str:
        """One sentence for search results."""
        return str(self.meta.get("description", ""))

    @property
    def asked(self) -> tuple[str, ...]:
        """How people put the problem that the page solves."""
        return self._listed("asked")

    @property
    def texts(self) -> tuple[str, ...]:
        """Exact error texts that the page answers, beside the one in its title."""
        return self._listed("texts")

    def _listed(self, key: str) -> tuple[str, ...]:
        found = self.meta.get(key) or []
        if not (isinstance(found, list) and all(isinstance(x, str) for x in found)):
            message = f"`{key}:` is a list of texts; put what holds `: ` in quotes."
            raise SiteError(message, Path(self.file), 1)
        return tuple(found)

    @cached_property
    def meta(self) -> dict[str, Any]:
        """The front matter. Raises SiteError where it is not YAML."""
        head, _ = split_front_matter(self.text)
        try:
            return dict(yaml.safe_load(head.strip().strip("-")) or {})
        except (yaml.YAMLError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            message = (
                "The front matter is not YAML; put values that hold `: ` in quotes."
            )
            raise SiteError(message, Path(self.file), line) from error

    @property
    def body(self) -> str:
        """The Markdown without its front matter."""
        return split_front_matter(self.text)[1]


def read_pages(root: Path) -> list[Page]:
    """Read every page under ``root``/docs, in order of its path."""
    docs = root / "docs"
    return [
        Page(path.relative_to(docs).as_posix(), path.read_text("utf-8"))
        for path in sorted(docs.rglob("*.md"))
    ]
