"""A reader on a slow line waits for every kilobyte."""

from playwright.sync_api import Page

from tests.browser.reading import transferred

MOST_BYTES = 200_000
"""Of a page and all it loads, compressed, with nothing in the cache."""


def test_page_is_light(page: Page, url_path: str) -> None:
    assert transferred(page, url_path) <= MOST_BYTES
