"""The demo page of the running app: press the button, see the threads."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.reading import Watch
from tests.browser.test_pages import PHONE, TOO_WIDE, WIDE


def ask(page: Page, sku: str) -> None:
    page.get_by_label("Sku").fill(sku)
    page.get_by_role("button", name="Ask").click()


def test_button_shows_answer_time_and_threads(page: Page, live_server: str) -> None:
    watch = Watch(page, live_server)
    page.goto(live_server)
    ask(page, "tea-250")
    expect(page.get_by_role("status")).to_contain_text("tea-250: 12, answered after")
    expect(page.locator("#start")).not_to_be_empty()
    expect(page.locator("#elapsed")).to_contain_text("ms")
    expect(page.locator("#timeline svg")).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(2)
    assert watch.foreign == []
    assert watch.errors == []


def test_unknown_sku_is_told_in_words(page: Page, live_server: str) -> None:
    page.goto(live_server)
    ask(page, "no-such-sku")
    expect(page.get_by_role("status")).to_contain_text("no-such-sku")
    expect(page.locator("#facts")).to_be_hidden()


def test_a_sku_of_html_is_text(page: Page, live_server: str) -> None:
    watch = Watch(page, live_server)
    page.goto(live_server)
    # Whoever sends past the form's own check.
    page.locator("#ask").evaluate("form => form.noValidate = true")
    ask(page, "<img src=x onerror=alert(1)>")
    expect(page.get_by_role("status")).to_contain_text("This is no sku")
    # Every message goes through this one function.
    page.evaluate("say('<b>evil</b>')")
    expect(page.get_by_role("status")).to_have_text("<b>evil</b>")
    expect(page.locator("img, b")).to_have_count(0)
    assert watch.foreign == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_demo_page_is_accessible(page: Page, live_server: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(live_server)
    ask(page, "mug-01")
    expect(page.locator("#timeline svg")).to_be_visible()
    for viewport in (WIDE, PHONE):
        page.set_viewport_size(viewport)
        found = Axe().run(page)
        assert not found.violations_count, found.generate_report()
    assert page.evaluate(TOO_WIDE) == []
