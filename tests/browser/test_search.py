"""A reader who pastes an error into the search box finds its page."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.handbook import pages

ERRORS = [path for path in pages() if path.startswith("errors/") and path != "errors/"]


@pytest.mark.parametrize("path", ERRORS, ids=[Path(path).name for path in ERRORS])
def test_pasted_error_finds_its_page(page: Page, path: str) -> None:
    page.goto(path)
    title = page.locator("article h1").evaluate("each => each.firstChild.textContent")
    page.goto("")
    page.keyboard.press("/")
    box = page.get_by_role("textbox", name="Search")
    box.fill(f'  File "app.py", line 12, in job\n{title.strip()}')
    results = page.locator(".md-search-result__link")
    results.first.wait_for()
    links = results.evaluate_all("found => found.map(each => each.pathname)")
    assert any(link.endswith(path) for link in links[:5]), links
