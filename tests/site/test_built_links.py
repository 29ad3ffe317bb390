"""Every link, fragment and file of the built site."""

import re
from collections.abc import Iterator

from tests.site.built import SITE_URL, Html, Site

LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "input": ("src",),
    "use": ("href",),
    "image": ("href",),
}
NOT_LOADED = {"canonical", "next", "prev", "alternate"}


def links(page: Html) -> Iterator[str]:
    for node in page.tree.iter():
        for name in ("href", "src", "data-raw"):
            if name in node.attrib:
                yield page.absolute(node.attrib[name])


def resolves(site: Site, link: str) -> bool:
    path, _, fragment = link.removeprefix(SITE_URL).partition("#")
    path = path.partition("?")[0]
    if not fragment:
        file = site.folder / path
        return file.is_file() or (file / "index.html").is_file()
    page = site.by_url.get(path)
    return page is not None and (fragment in page.ids or fragment == "__search")


def test_every_link_inside_the_site_leads_somewhere(site):
    inside = {
        (link, page.url)
        for page in site.pages
        for link in links(page)
        if link.startswith(SITE_URL)
    }
    assert inside
    assert [pair for pair in sorted(inside) if not resolves(site, pair[0])] == []


def test_no_link_points_beside_the_site(site):
    host = "https://example.org/"
    beside = [
        (link, page)
        for page in site.pages
        for link in links(page)
        if link.startswith(host) and not link.startswith(SITE_URL)
    ]
    assert beside == []


def loaded(page: Html) -> Iterator[str]:
    """What a browser fetches without being asked to."""
    for node in page.tree.iter():
        tag = str(node.tag).rpartition("}")[2]  # without its namespace
        for name in LOADING.get(tag, ()):
            if name in node.attrib:
                yield page.absolute(node.attrib[name])
        if node.tag == "link" and node.attrib.get("rel") not in NOT_LOADED:
            yield page.absolute(node.attrib["href"])
        yield from css_urls(page, node.attrib.get("style", ""))
        if node.tag == "style":
            yield from css_urls(page, node.text or "")


def css_urls(page: Html, css: str) -> list[str]:
    quoted = re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", css)
    return [page.absolute(first or second) for first, second in quoted]


def test_nothing_is_loaded_from_another_host(site):
    foreign = [
        (link, page)
        for page in site.pages
        for link in loaded(page)
        if not link.startswith((SITE_URL, "data:"))
    ]
    assert foreign == []


def test_what_is_loaded_is_there(site):
    missing = {
        link
        for page in site.pages
        for link in loaded(page)
        if link.startswith(SITE_URL) and not resolves(site, link)
    }
    assert missing == set()


def test_no_stylesheet_loads_from_another_host(site):
    for file in site.folder.rglob("*.css"):
        page = Html(file.relative_to(site.folder).as_posix(), "")
        links = css_urls(page, file.read_text("utf-8"))
        outside = [link for link in links if not link.startswith((SITE_URL, "data:"))]
        assert outside == [], file.name


def test_the_sitemap_names_every_page(site):
    named = set(re.findall(r"<loc>(.*?)</loc>", site.read("sitemap.xml")))
    pages = {SITE_URL + page.url for page in site.pages if page.url != "404.html"}
    assert named == pages
