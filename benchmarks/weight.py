"""How many bytes does a page transfer for a reader who comes for the first time?"""

from statistics import median

from playwright.sync_api import sync_playwright

from benchmarks.result import ROOT, machine, progress, write
from tests.browser.handbook import launch, pages
from tests.browser.reading import transferred
from tests.browser.server import serve


def main() -> None:
    """Weigh every page of the built site, compressed as any host would send it."""
    before = machine("mkdocs-material", "playwright")
    weights = {}
    with sync_playwright() as playwright, serve(ROOT / "site") as site:
        browser = launch(playwright)
        for path in pages():
            with browser.new_page() as page:
                weights[path or "home"] = transferred(page, site + path)
            progress(f"{path or 'home'}: {weights[path or 'home'] / 1000:.0f} kB")
        browser.close()
    heaviest = max(weights, key=weights.__getitem__)
    result = {
        "pages": len(weights),
        "kilobytes_median": round(median(weights.values()) / 1000),
        "kilobytes_most": round(weights[heaviest] / 1000),
        "heaviest": heaviest,
        "bytes": weights,
    }
    write("weight", {**before, **result})
