"""What the site's own search finds, as a reader sees it."""

from playwright.sync_api import Page

FIRST = 3
"""Results that a reader looks at."""
_SEARCH = """async (query) => {
  const box = document.querySelector("[data-md-component=search-query]");
  const list = document.querySelector(".md-search-result__list");
  const meta = document.querySelector(".md-search-result__meta");
  const ask = (text) => {
    box.value = text;
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  };
  const until = async (holds) => {
    for (let tries = 0; !holds(); tries += 1) {
      if (tries > 3000) throw new Error(`search does not answer: ${query}`);
      await new Promise((next) => setTimeout(next, 10));
    }
  };
  ask("");
  await until(() => meta.textContent.startsWith("Type"));
  ask(query);
  await until(() => /match|No /.test(meta.textContent));
  const links = [...list.querySelectorAll(".md-search-result__item > a:first-child")];
  return links.map((each) => each.pathname);
}"""


def open_search(page: Page) -> None:
    """Open the search on the home page and wait until it knows its index."""
    page.goto("")
    page.keyboard.press("s")
    meta = page.locator(".md-search-result__meta")
    meta.get_by_text("Type to start searching").wait_for()


def found(page: Page, query: str) -> list[str]:
    """Return the pages that the opened search names first, below the site's root."""
    root = page.evaluate("new URL('.', location.href).pathname")
    paths: list[str] = page.evaluate(_SEARCH, query)
    return [path.removeprefix(root) for path in paths[:FIRST]]
