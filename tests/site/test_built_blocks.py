"""Every block of every page keeps the contract that tools and readers rely on."""

from collections import Counter
from xml.etree.ElementTree import Element

import pytest

from sitegen.compare import RULES
from tests.site.built import Site, text_of

SVG = "{http://www.w3.org/2000/svg}"
PARTS = {"program", "excerpt", "output", "diff", "timeline"}


def parents(tree: Element) -> dict[Element, Element]:
    return {child: parent for parent in tree.iter() for child in parent}


@pytest.fixture
def blocks(site: Site) -> list[tuple[str, Element]]:
    found = [(page.url, figure) for page in site.pages for figure in page.figures]
    assert found
    return found


def of_part(blocks, *parts: str) -> list[tuple[str, Element]]:
    return [(url, each) for url, each in blocks if each.attrib["data-part"] in parts]


def test_every_block_names_a_program_and_a_part(site, blocks):
    known = {entry["id"] for entry in site.index}
    for url, figure in blocks:
        assert figure.attrib["data-snippet"] in known, url
        assert figure.attrib["data-part"] in PARTS, url


def test_a_program_is_shown_as_published(site, blocks):
    for url, figure in of_part(blocks, "program"):
        (code,) = figure.findall(".//pre/code")
        raw = site.read(f"snippets/{figure.attrib['data-snippet']}.py")
        assert text_of(code) == raw, url


def test_an_excerpt_is_whole_lines_of_what_is_published(site, blocks):
    for url, figure in of_part(blocks, "excerpt"):
        (code,) = figure.findall(".//pre/code")
        raw = site.read(f"snippets/{figure.attrib['data-snippet']}.py")
        assert f"\n{text_of(code)}" in f"\n{raw}", url


def test_an_output_is_shown_as_recorded(site, blocks):
    rules = {entry["id"]: entry["rule"] for entry in site.index}
    for url, figure in of_part(blocks, "output"):
        program = figure.attrib["data-snippet"]
        (code,) = figure.findall("pre/code")
        assert text_of(code) == site.read(f"snippets/{program}.out"), url
        caption = text_of(figure.findall("figcaption")[0])
        assert caption == f"Output compared: {rules[program]}"
        assert rules[program] in RULES


def test_a_program_has_one_button_that_begins_with_copy(blocks):
    for url, figure in of_part(blocks, "program", "excerpt"):
        (button,) = figure.iter("button")
        part, program = figure.attrib["data-part"], figure.attrib["data-snippet"]
        what = "program" if part == "program" else "whole program"
        assert button.attrib["aria-label"] == f"Copy the {what} {program}.py", url
        assert button.attrib["aria-label"].startswith(text_of(button))


def test_no_other_block_has_a_button(blocks):
    for url, figure in of_part(blocks, "output", "diff", "timeline"):
        assert list(figure.iter("button")) == [], url


def test_a_programs_footer_tells_where_it_ran_and_how_to_run_it(blocks):
    for url, figure in of_part(blocks, "program", "excerpt"):
        program = figure.attrib["data-snippet"]
        (foot,) = figure.iter("details")
        assert text_of(foot[0]).startswith("Ran on CPython 3."), (url, program)
        assert f"uv run https://example.org/handbook/snippets/{program}.py" in text_of(
            foot
        )


def test_a_timeline_is_described_in_words(blocks):
    for url, figure in of_part(blocks, "timeline"):
        assert figure.attrib["tabindex"] == "0", "wider than a phone, and no mouse"
        (picture,) = figure.iter(f"{SVG}svg")
        (title,) = picture.findall(f"{SVG}title")
        (words,) = picture.findall(f"{SVG}desc")
        assert text_of(title), url
        assert len(text_of(words)) > 20, url
        named = picture.attrib["aria-labelledby"].split()
        assert named == [title.attrib["id"], words.attrib["id"]]


def test_twins_stand_side_by_side_and_their_difference_is_shown(site, blocks):
    shown = Counter(
        (f.attrib["data-snippet"], f.attrib["data-part"]) for _, f in blocks
    )
    for entry in site.index:
        if entry["kind"] == "fixed":
            assert shown[entry["id"], "diff"], entry["id"]
    for page in site.pages:
        for node in page.tree.iter("div"):
            if node.attrib.get("class") == "twins":
                sides = [side.attrib["class"] for side in node]
                assert sides == ["twins__side", "twins__side"], page


def test_labels_of_regions_are_unique_on_a_page(pages):
    for page in pages:
        labels = Counter(
            node.attrib.get("aria-label")
            for node in page.tree.iter()
            if node.attrib.get("role") == "region"
        )
        assert [label for label, count in labels.items() if count > 1] == [], page


def test_all_preformatted_text_comes_from_what_is_tested(pages):
    """The gate reads what authors write; this reads what readers get."""
    for page in pages:
        above = parents(page.tree)
        for pre in page.tree.iter("pre"):
            node, ok = pre, False
            while node in above and not ok:
                node = above[node]
                classes = node.attrib.get("class", "").split()
                marks = {"data-snippet", "data-configuration"} & node.attrib.keys()
                # The calculator's command changes with the reader's numbers.
                ok = bool(marks) or bool({"source", "calculator"} & set(classes))
            assert ok, (page, text_of(pre)[:60])
