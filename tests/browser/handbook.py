"""The built site's files, and the Chromium that reads them."""

import json
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright

SITE = Path(__file__).parents[2] / "site"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def built(path: str) -> Path:
    """Return a file of the built site, or say what to run."""
    if not (SITE / path).exists():
        raise FileNotFoundError(f"site/{path} is missing: run `nox -s docs` first.")
    return SITE / path


def pages() -> list[str]:
    """Return the URL path of every page, relative to the site's root."""
    built("index.html")
    found = (path.parent.relative_to(SITE) for path in SITE.rglob("index.html"))
    return sorted("" if path == Path() else f"{path}/" for path in found)


def index() -> list[dict]:
    """Return what the site says about its programs."""
    return json.loads(built("snippets/index.json").read_text("utf-8"))


def chromium_path() -> str:
    """Return the system's Chromium, or say what to install."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise FileNotFoundError("No chromium on PATH: apt-get install chromium.")
    return path


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
