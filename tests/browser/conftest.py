"""The built site behind a server, and one Chromium per worker to read it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.handbook import SITE, index, launch, pages
from tests.browser.server import serve

TIMEOUT_MS = 60_000


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test for each page or each program, if it asks for one."""
    if "url_path" in metafunc.fixturenames:
        paths = pages()
        metafunc.parametrize("url_path", paths, ids=[path or "home" for path in paths])
    if "entry" in metafunc.fixturenames:
        entries = index()
        metafunc.parametrize("entry", entries, ids=[each["id"] for each in entries])


@pytest.fixture(scope="session")
def all_entries() -> list[dict]:
    return index()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the site, below a sub-path as on GitHub Pages."""
    with serve(SITE) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright, launch(playwright) as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser, site: str) -> Iterator[Page]:
    """A fresh page that may read the clipboard; `page.goto("start/")` works."""
    context = chromium.new_context(
        base_url=site, viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(TIMEOUT_MS)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()
