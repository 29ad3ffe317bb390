"""A reader who pastes an error into the search box finds its page."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Request

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


def _is_index(request: Request) -> bool:
    return request.url.endswith("/search/search_index.json")


def test_index_is_loaded_when_the_reader_begins_to_search(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda each: asked.append(each.url) if _is_index(each) else None)
    page.goto("", wait_until="networkidle")
    assert asked == []
    with page.expect_request(_is_index):
        page.keyboard.press("s")
    page.keyboard.type("deadl")
    page.locator(".md-search__suggest").get_by_text("deadlines").wait_for()
    page.get_by_role("textbox", name="Search").blur()
    page.keyboard.press("/")
    assert len(asked) == 1


def test_link_to_a_search_shows_its_results(page: Page) -> None:
    page.goto("?q=deadlines")
    page.locator(".md-search-result__link").first.wait_for()


def test_words_that_were_searched_are_marked_in_the_page(page: Page) -> None:
    page.goto("start/deadlines/?h=deadlines")
    page.locator("article mark").first.wait_for()
