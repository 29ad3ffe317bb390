"""Where things are in the site: paths of pages and files, and links between."""

from __future__ import annotations

import posixpath
import re

SOURCES = "source"
"""The folder of the pages that show the app's modules."""


def page_url(path: str) -> str:
    """Return the URL path of the page ``path``, relative to the site's root.

    ``start/index.md`` is at ``start/`` and ``start/join.md`` at ``start/join/``
    (MkDocs calls this directory URLs). The home page is at ``""``.
    """
    stem = path.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def relative(target: str, start: str) -> str:
    """Return the link from the page at URL path ``start`` to ``target``."""
    path, hash_, fragment = target.partition("#")
    link = posixpath.relpath(path or ".", start or ".")
    slash = "/" if not path or path.endswith("/") else ""
    return f"{link}{slash}{hash_}{fragment}"


def raw_path(program_id: str) -> str:
    """Return where the published text of a program is."""
    return f"snippets/{program_id}.py"


def output_path(program_id: str) -> str:
    """Return where the recorded output of a program is."""
    return f"snippets/{program_id}.out"


def timeline_path(program_id: str) -> str:
    """Return where the picture of a program's threads is."""
    return f"snippets/{program_id}.svg"


def server_file(server: str, name: str) -> str:
    """Return where a file of a server's configuration is."""
    return f"servers/{server}/{name}"


def source_page(file: str) -> str:
    """Return the page (a path under ``docs/``) that shows a module of the app."""
    return f"{SOURCES}/{file.removesuffix('.py')}.md"


def source_link(file: str, line: int) -> str:
    """Return the URL path of one line of a module's page."""
    return f"{page_url(source_page(file))}#L{line}"


def slug(text: str) -> str:
    """Return ``text`` as part of an HTML id."""
    return re.sub(r"[^A-Za-z0-9_]+", "-", text).strip("-")
