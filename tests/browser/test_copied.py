"""What the copy buttons give runs, and prints what the page shows."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from sitegen.compare import RULES
from tests.browser.handbook import SITE
from tests.browser.reading import clear_clipboard, copied, copy

CODE = "figure[data-snippet]:is([data-part=program], [data-part=excerpt])"


def shown_outputs(page: Page, program_id: str) -> list[str]:
    output = f"figure[data-snippet='{program_id}'][data-part=output] pre code"
    return page.locator(output).all_text_contents()


def run_alone(text: str, folder: Path) -> str:
    """Save a copied program in an empty folder, run it, return what it printed."""
    (folder / "copied.py").write_text(text, "utf-8")
    command = [sys.executable, "-W", "error", "copied.py"]
    ran = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_copied_program_prints_what_the_pages_show(
    page: Page, entry: dict, tmp_path: Path
) -> None:
    """Press every copy button of a program on every page; run what was copied."""
    texts, outputs = set(), []
    for path in entry["pages"]:
        page.goto(path)
        figures = page.locator(f"{CODE}[data-snippet='{entry['id']}']").all()
        texts.update(copy(page, figure) for figure in figures)
        outputs += shown_outputs(page, entry["id"])
    assert texts == {(SITE / entry["program"]).read_text("utf-8")}
    assert outputs
    printed = run_alone(texts.pop(), tmp_path)
    rule = RULES[entry["rule"]]
    for output in outputs:
        assert not rule.difference(output, printed)


def test_page_shows_the_programs_that_the_index_says(
    page: Page, url_path: str, all_entries: list[dict]
) -> None:
    """No button is left out: a page's programs are those that name the page."""
    page.goto(url_path)
    figures = page.locator(CODE).all()
    shown = {figure.get_attribute("data-snippet") for figure in figures}
    assert shown == {each["id"] for each in all_entries if url_path in each["pages"]}


def test_keyboard_reaches_and_presses_a_copy_button(
    page: Page, all_entries: list[dict]
) -> None:
    page.goto(all_entries[0]["pages"][0])
    focused = "document.activeElement.closest('figure')?.dataset.snippet"
    is_copy = "document.activeElement.matches('figure[data-snippet] button')"
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate(is_copy):
            break
    else:
        pytest.fail("200 presses of Tab reached no copy button")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) != "none"
    clear_clipboard(page)
    page.keyboard.press("Enter")
    program = SITE / f"snippets/{page.evaluate(focused)}.py"
    assert copied(page) == program.read_text("utf-8")


def test_run_command_runs_a_program_from_its_address(
    site: str, all_entries: list[dict], tmp_path: Path
) -> None:
    """`uv run URL` reads what the program needs from the program itself."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent))
    assert uv, "uv is not in this environment: run `nox -s browser`"
    entry = next(each for each in all_entries if each["dependencies"])
    ran = subprocess.run(
        [uv, "run", "--quiet", "--no-project", site + entry["program"]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    recorded = (SITE / entry["output"]).read_text("utf-8")
    assert not RULES[entry["rule"]].difference(recorded, ran.stdout)
