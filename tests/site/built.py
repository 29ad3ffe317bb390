"""The built site as tests read it: its files, and its pages as trees."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib

ROOT = Path(__file__).parents[2]
SITE_URL = "https://example.org/handbook/"
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@dataclass(frozen=True)
class Html:
    """One page of the site; ``url`` is its path in the site."""

    url: str
    text: str

    @cached_property
    def tree(self) -> Element:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        return parser.parse(self.text)

    @cached_property
    def ids(self) -> list[str]:
        return [node.attrib["id"] for node in self.tree.iter() if "id" in node.attrib]

    @property
    def figures(self) -> Iterator[Element]:
        """The blocks that show something of a program."""
        return (f for f in self.tree.iter("figure") if "data-snippet" in f.attrib)

    def absolute(self, link: str) -> str:
        return urljoin(SITE_URL + self.url, link)

    def __repr__(self) -> str:
        return f"<{self.url or 'home'}>"


class Site:
    """The folder that MkDocs wrote, and what it said."""

    def __init__(self, folder: Path, log: str) -> None:
        self.folder = folder
        self.log = log

    @cached_property
    def pages(self) -> list[Html]:
        files = sorted(self.folder.rglob("*.html"))
        return [Html(self._url(file), file.read_text("utf-8")) for file in files]

    @cached_property
    def by_url(self) -> dict[str, Html]:
        return {page.url: page for page in self.pages}

    @cached_property
    def index(self) -> list[dict[str, Any]]:
        return json.loads(self.read("snippets/index.json"))

    def read(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    def _url(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix().removesuffix("index.html")


def build(folder: Path) -> str:
    """Build the site into ``folder``; return what MkDocs said, its status first."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **QUIET, "SITE_URL": SITE_URL},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return f"status {done.returncode}\n{done.stdout}{done.stderr}"


def text_of(node: Element) -> str:
    return "".join(node.itertext())
