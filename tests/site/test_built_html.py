"""What holds for the HTML of every page."""

import re
from collections import Counter
from itertools import pairwise

import html5lib

from tests.site.built import SITE_URL, text_of


def test_the_strict_build_warns_of_nothing(site):
    assert "WARNING" not in site.log
    assert "ERROR" not in site.log
    assert len(site.pages) > 2


def test_every_page_is_valid(pages):
    wrong = {}
    for page in pages:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parse(page.text)
        if parser.errors:
            wrong[page.url] = parser.errors[:3]
    assert wrong == {}


def test_ids_occur_once_on_a_page(pages):
    twice = {
        page.url: [name for name, count in Counter(page.ids).items() if count > 1]
        for page in pages
    }
    assert {url: names for url, names in twice.items() if names} == {}


def test_nothing_is_left_of_markers(pages):
    for page in pages:
        shown = "".join(text_of(node) for node in page.tree.iter("body"))
        # `{{` may stand in a program, so it is looked for in the markup,
        # where a program's braces are written as references.
        assert "{{" not in page.text, page
        assert "--8<--" not in shown, page
        assert not re.search(r"\{:? ?[#.][\w-]+ ?\}", shown), page


def test_every_page_has_a_title_and_a_description(pages):
    for page in pages:
        if page.url == "404.html":
            continue
        metas = {m.attrib.get("name"): m.attrib for m in page.tree.iter("meta")}
        description = metas["description"]["content"]
        assert 20 <= len(description) <= 155, page
        assert text_of(next(page.tree.iter("title"))).strip(), page


def test_no_two_pages_share_a_title_or_a_description(pages):
    shown = [page for page in pages if not page.url.startswith(("source/", "404"))]
    for pattern in (r"<title>(.*?)</title>", r'name="description" content="(.*?)"'):
        found = Counter(re.findall(pattern, page.text)[0] for page in shown)
        assert [text for text, count in found.items() if count > 1] == []


# As Python ends a traceback, as a library of C begins a message, as a server begins a
# line of its log.
ERROR = re.compile(r"(\w+\.)*\w+( error)?: \S|\[[A-Z]+\] \S|[A-Z]+:[\w.]+:\S")


def test_an_error_page_bears_the_error_as_title_and_heading(pages):
    found = [page for page in pages if re.fullmatch(r"errors/[\w-]+/", page.url)]
    assert len(found) >= 8
    for page in found:
        (heading,) = page.tree.iter("h1")
        title = text_of(next(page.tree.iter("title")))
        error = text_of(heading).removesuffix("¶").strip()
        assert title.startswith(error), page
        assert ERROR.match(error), page


def test_every_page_has_one_h1_and_no_gap_in_its_headings(pages):
    for page in pages:
        levels = [
            int(str(node.tag)[1])
            for node in page.tree.iter()
            if node.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
        ]
        assert levels.count(1) == 1, page
        assert all(b - a <= 1 for a, b in pairwise(levels)), page


def test_no_navigation_item_reads_start(pages):
    for page in pages:
        labels = {text_of(a).strip().lower() for a in page.tree.iter("a")}
        assert "start" not in labels, page


def test_canonical_addresses_are_those_of_the_site(pages):
    for page in pages:
        if page.url == "404.html":
            continue
        found = [
            link.attrib["href"]
            for link in page.tree.iter("link")
            if link.attrib.get("rel") == "canonical"
        ]
        assert found == [SITE_URL + page.url]
