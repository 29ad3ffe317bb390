"""Plots on a phone: large enough to read, and their numbers too."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_pages import AXE, PHONE

LEAST_PX = 11
SIZES = """() => [...document.querySelectorAll(".plot__drawing text")].map(
  text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
PLOTTED = "pipeline/measured/"


def test_words_in_a_plot_are_large_enough(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(PLOTTED)
    sizes = page.evaluate(SIZES)
    assert sizes
    assert min(sizes) >= LEAST_PX


@pytest.mark.parametrize("path", [PLOTTED, "choosing/cpu-or-wait/"])
def test_the_numbers_unfold_and_scroll_by_keyboard(page: Page, path: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(path)
    for summary in page.get_by_text("The numbers", exact=True).all():
        summary.press("Enter")
    expect(page.get_by_role("region", name="The numbers").first).to_be_visible()
    found = AXE.run(page)
    assert not found.violations_count, found.generate_report()


def test_dark_and_light_are_one_drawing(page: Page) -> None:
    fills = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(PLOTTED)
        bar = page.locator(".plot__drawing path").first
        fills.append(bar.evaluate("bar => getComputedStyle(bar).fill"))
    assert fills[0] != fills[1]
