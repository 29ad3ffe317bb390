"""The box on the home page names the page for a traceback, or for words."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.handbook import built, pages

INDEX = json.loads(built("assets/finder.json").read_text("utf-8"))
ERRORS = [row for row in INDEX if row["error"]]
TRACEBACK = """\
Exception in thread Thread-1 (job):
Traceback (most recent call last):
  File "/usr/lib/python3.12/threading.py", line 1073, in _bootstrap_inner
    self.run()
  File "app.py", line 12, in job
    work()
{error}
"""


@pytest.fixture
def box(page: Page) -> Locator:
    page.goto("")
    return page.get_by_label("Paste a traceback, or say it in words")


def named(box: Locator, text: str) -> list[str]:
    """Return where the links lead that the box shows for a text."""
    box.fill("")
    found = box.page.locator(".finder__found")
    expect(found).to_be_empty()
    box.fill(text)
    expect(found).not_to_be_empty()
    return found.locator("li a").evaluate_all("all => all.map(each => each.pathname)")


def test_box_names_the_page_of_each_error_text_first(box: Locator) -> None:
    missed = {}
    for row in ERRORS:
        for text in row["texts"]:
            error = text.replace("…", "17")
            first, *_ = [*named(box, TRACEBACK.format(error=error)), ""]
            if not first.endswith(f"/{row['url']}"):
                missed[text] = first
    assert missed == {}


def test_box_names_the_page_for_words_among_the_first_three(box: Locator) -> None:
    missed = {}
    for row in INDEX:
        for text in row["asked"]:
            links = named(box, text)
            if not any(link.endswith(f"/{row['url']}") for link in links):
                missed[text] = links
    assert missed == {}


def test_of_a_chain_of_errors_the_last_one_counts(box: Locator) -> None:
    first, last = (TRACEBACK.format(error=row["title"]) for row in ERRORS[:2])
    during = "\nDuring handling of the above exception, another exception occurred:\n\n"
    link, *_ = named(box, first + during + last)
    assert link.endswith(f"/{ERRORS[1]['url']}")


def test_what_no_page_is_about_leads_to_the_search(box: Locator) -> None:
    assert named(box, "xylophone zebra quartz") == []
    link = box.page.get_by_role("link", name="Search the handbook for it")
    link.click()
    search = box.page.get_by_role("textbox", name="Search")
    expect(search).to_have_value("xylophone zebra quartz")


def test_each_address_in_the_index_is_a_page() -> None:
    assert {row["url"] for row in INDEX} <= set(pages())
