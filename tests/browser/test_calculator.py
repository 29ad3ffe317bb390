"""The calculator counts as the build does, and tells what it cannot read."""

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from sitegen.pages.calculator import EXAMPLE, RESULTS, costs, start
from sitegen.pages.capacity import Load, plan, shown
from sitegen.pages.library import Library
from tests.browser.reading import clear_clipboard, copied

ROOT = Path(__file__).parents[2]
PAGE = "choosing/how-many/"
GRID = [
    Load(*numbers)
    for numbers in product(
        (0.5, 33, 4000),
        (0, 7.5, 1200),
        (0, 0.9, 80),
        (1, 6),
        (70,),
        (None, 9),
        (None, 80),
    )
]
# One of them is as many as there are threads.
GRID += [replace(EXAMPLE, calls=calls) for calls in range(15, 40)]
# One call for all: what the page shows for each load.
READ = """loads => loads.map(load => {
  for (const [name, value] of Object.entries(load)) {
    document.getElementById(`calculator-${name}`).value = value ?? "";
  }
  const form = document.querySelector("form.calculator");
  form.elements.rate.dispatchEvent(new Event("input", { bubbles: true }));
  const shown = [...form.querySelectorAll("[data-value]")];
  const warnings = [...form.querySelectorAll("[data-warning]:not([hidden])")];
  return {
    ...Object.fromEntries(shown.map(each => [each.dataset.value, each.textContent])),
    warnings: warnings.map(each => each.dataset.warning),
    start: form.querySelector("code").textContent.trim(),
  };
})"""


def expected(load: Load) -> dict:
    found = plan(load, costs(Library(ROOT)))
    names = (*RESULTS, "processes", "threads")
    return {
        **{name: shown(getattr(found, name)) for name in names},
        "warnings": list(found.warnings),
        "start": start(found),
    }


def test_the_script_counts_as_the_build_does(page: Page) -> None:
    page.goto(PAGE)
    told = page.evaluate(READ, [vars(load) for load in GRID])
    assert {name for each in told for name in each["warnings"]} == {
        *("cores", "calls", "bound", "memory")
    }
    for load, says in zip(GRID, told, strict=True):
        assert says == expected(load), load


def test_without_javascript_it_shows_an_example(chromium: Browser, site: str) -> None:
    page = chromium.new_page(java_script_enabled=False, base_url=site)
    page.goto(PAGE)
    found = plan(EXAMPLE, costs(Library(ROOT)))
    says = f"Processes: {found.processes}. Threads in each: {found.threads}."
    expect(page.locator("form.calculator output")).to_have_text(says)
    page.close()


def test_it_works_by_keyboard_and_says_the_result(page: Page) -> None:
    page.goto(PAGE)
    page.get_by_label("Requests a second", exact=True).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("300")
    found = plan(replace(EXAMPLE, rate=300), costs(Library(ROOT)))
    says = f"Processes: {found.processes}. Threads in each: {found.threads}."
    expect(page.get_by_role("status").filter(has_text="Processes")).to_have_text(says)
    page.keyboard.press("Tab")
    expect(page.get_by_label("A request waits")).to_be_focused()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Write a number here."),
        ("  ", "Write a number here."),
        ("-3", "Write a number in digits, such as 20 or 0.5."),
        ("many", "Write a number in digits, such as 20 or 0.5."),
        ("1,5", "Write a number in digits, such as 20 or 0.5."),
        ("1e3", "Write a number in digits, such as 20 or 0.5."),
        ("2.5", "Write a whole number."),
        ("0", "Write 1 or more."),
        ("99999", "Write 1024 or less."),
    ],
)
def test_what_it_cannot_read_is_told_beside_the_field(
    page: Page, text: str, says: str
) -> None:
    page.goto(PAGE)
    cores = page.get_by_label("Cores", exact=True)
    cores.fill(text)
    expect(cores).to_have_accessible_description(says)
    expect(cores).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".calculator__result")).to_be_hidden()
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()
    cores.fill("2")
    expect(cores).to_have_accessible_description("")
    expect(page.locator(".calculator__result")).to_be_visible()


def test_a_field_that_may_be_empty_is_not_asked_for(page: Page) -> None:
    page.goto(PAGE)
    page.get_by_text("More: spare time").click()
    memory = page.get_by_label("Free memory")
    memory.fill("1")
    expect(page.locator("[data-warning=memory]")).to_be_visible()
    memory.fill("")
    expect(memory).to_have_accessible_description("")
    expect(page.locator("[data-warning=memory]")).to_be_hidden()


def test_the_button_copies_the_command_for_these_numbers(page: Page) -> None:
    page.goto(PAGE)
    page.get_by_label("Requests a second", exact=True).fill("7")
    clear_clipboard(page)
    page.get_by_role("button", name="Copy the command").press("Enter")
    found = plan(replace(EXAMPLE, rate=7), costs(Library(ROOT)))
    assert copied(page) == start(found)


def test_enter_sends_nothing(page: Page) -> None:
    page.goto(PAGE)
    page.get_by_label("Requests a second", exact=True).press("Enter")
    expect(page).to_have_url(re.compile(f"{PAGE}$"))
