"""What the buttons of a server's configuration copy is what the tests start."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from servers.configuration import Configuration, load
from sitegen.pages.urls import page_url
from tests.browser.reading import copy

CONFIGURATIONS = load(Path(__file__).parents[2])


def part(page: Page, each: Configuration, what: str) -> Locator:
    """Return the part of a configuration whose button copies ``what``."""
    parts = page.locator(f"figure[data-configuration={each.id}] > figure")
    name = f"Copy the {what} of {each.name}"
    return parts.filter(has=page.get_by_role("button", name=name, exact=True))


@pytest.mark.parametrize("each", CONFIGURATIONS.values(), ids=CONFIGURATIONS.keys())
def test_copied_configuration_is_the_tested_one(
    page: Page, each: Configuration
) -> None:
    page.goto(page_url(each.page))
    assert copy(page, part(page, each, "start line")) == each.start
    for name, text in each.files.items():
        figure = part(page, each, f"file {name}")
        expect(figure).to_have_attribute("data-file", name)
        assert copy(page, figure) == text


def test_a_button_says_aloud_what_it_copied(page: Page) -> None:
    each = CONFIGURATIONS["gunicorn-gthread"]
    page.goto(page_url(each.page))
    copy(page, part(page, each, "start line"))
    said = page.get_by_role("status").filter(has_text="Copied")
    expect(said).to_have_text(f"Copied the start line of {each.name}")
