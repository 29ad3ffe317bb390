"""Each page in Chromium: accessible, self-contained, quiet, and as wide as a phone."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.handbook import SITE
from tests.browser.reading import Watch
from tests.browser.server import serve

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
AXE = Axe()
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  return document.documentElement.scrollWidth <= width ? [] :
    [...document.querySelectorAll("body *")]
      .filter(each => each.getBoundingClientRect().right > width + 1)
      .map(each => each.tagName + "." + each.className).slice(0, 5);
}"""


def accessible(page: Page, **options: list[str]) -> None:
    found = AXE.run(page, options={"resultTypes": ["violations"], **options})
    assert not found.violations_count, found.generate_report()


def test_page_is_accessible_self_contained_and_quiet(
    page: Page, site: str, url_path: str
) -> None:
    watch = Watch(page, site)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(url_path)
    for viewport in (WIDE, PHONE):
        page.set_viewport_size(viewport)
        accessible(page)
    assert page.evaluate(TOO_WIDE) == []
    page.wait_for_load_state("networkidle")
    assert watch.foreign == []
    assert watch.errors == []


def test_page_can_be_read_in_the_dark(page: Page, url_path: str) -> None:
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.goto(url_path)
    # The other palette is all that differs from the page above.
    accessible(page, runOnly=["color-contrast"])


def test_dark_is_another_palette(page: Page) -> None:
    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto("")
        colour = "getComputedStyle(document.body).backgroundColor"
        colours.append(page.evaluate(colour))
    assert colours[0] != colours[1]


def test_site_works_at_the_root_of_a_host_too(page: Page) -> None:
    with serve(SITE, "/") as home:
        watch = Watch(page, home)
        page.goto(home, wait_until="networkidle")
        page.goto(f"{home}start/", wait_until="networkidle")
    assert watch.foreign == []
    assert watch.errors == []
