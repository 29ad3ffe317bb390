"""A reader who pastes an error into the search box finds its page."""

import json
from pathlib import Path

import pytest
import tomllib
from playwright.sync_api import Page, Request

from tests.browser.handbook import built, pages
from tests.browser.searching import found, open_search

INDEX = json.loads(built("assets/finder.json").read_text("utf-8"))
QUESTIONS = Path(__file__).with_name("questions.toml")
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
    page.keyboard.type("deadli")
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


def test_each_question_finds_a_page_that_answers_it(page: Page) -> None:
    open_search(page)
    groups = tomllib.loads(QUESTIONS.read_text("utf-8"))
    missed = {
        text: paths
        for questions in groups.values()
        for text, answers in questions.items()
        if not set(answers) & set(paths := found(page, text))
    }
    assert missed == {}


def test_each_question_of_a_page_finds_it(page: Page) -> None:
    open_search(page)
    missed = {
        text: paths
        for row in INDEX
        for text in row["asked"]
        if row["url"] not in (paths := found(page, text))
    }
    assert missed == {}


def test_the_pages_that_answer_questions_exist() -> None:
    groups = tomllib.loads(QUESTIONS.read_text("utf-8"))
    answers = {
        path for each in groups.values() for paths in each.values() for path in paths
    }
    assert answers <= set(pages())


def test_small_words_and_endings_do_not_matter(page: Page) -> None:
    open_search(page)
    assert found(page, "how do I wait for the deadlines in a thread") == found(
        page, "deadline wait thread"
    )


def test_a_beginning_is_enough_while_typing(page: Page) -> None:
    open_search(page)
    assert "start/deadlines/" in found(page, "deadl")
