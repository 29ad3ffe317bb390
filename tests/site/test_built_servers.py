"""Every configuration and result of a server, as readers and tools get it."""

import json
import re
from xml.etree.ElementTree import Element

import pytest

from servers.configuration import Configuration, load
from sitegen.pages.urls import page_url, server_file
from tests.site.built import ROOT, Html, Site, text_of

CONFIGURATIONS = load(ROOT)


@pytest.fixture(params=CONFIGURATIONS.values(), ids=CONFIGURATIONS.keys())
def each(request: pytest.FixtureRequest) -> Configuration:
    return request.param


def figures(page: Html, each: Configuration) -> list[Element]:
    """Return the whole configuration on a page, then its parts."""
    found = page.tree.iter("figure")
    return [f for f in found if f.attrib.get("data-configuration") == each.id]


def test_a_page_shows_each_configuration_as_tested(site: Site, each):
    whole, *parts = figures(site.by_url[page_url(each.page)], each)
    assert whole[0].tag == "figcaption"
    assert text_of(whole[0]).startswith(f"{each.name} stop: {each.stop}")
    shown = {
        part.attrib.get("data-file", part.find(".//button").attrib["aria-label"]): (
            text_of(part.find(".//pre/code"))
        )
        for part in parts
    }
    start = f"Copy the start line of {each.name}"
    assert shown[start] == each.start
    assert {name: shown[name] for name in each.files} == each.files
    assert text_of(whole.find("details")[0]).startswith("Tested with ")


def test_each_part_has_one_button_that_begins_with_copy(site: Site, each):
    _, *parts = figures(site.by_url[page_url(each.page)], each)
    assert len(parts) >= 2
    for part in parts:
        (button,) = part.iter("button")
        assert button.attrib["aria-label"].startswith("Copy ")


def test_files_are_fetched_as_they_are_tested(site: Site, each):
    for name, text in each.files.items():
        assert site.read(server_file(each.id, name)) == text


def test_llms_full_has_each_configuration(site: Site, each):
    text = site.read("llms-full.txt")
    for wanted in (each.start, *each.files.values()):
        assert wanted.rstrip("\n") in text


def test_every_cell_of_the_matrix_is_from_the_evidence(site: Site):
    evidence = json.loads((ROOT / "evidence/servers.json").read_text("utf-8"))
    assert json.loads(site.read("evidence/servers.json")) == evidence
    (region,) = (
        node
        for node in site.by_url["servers/"].tree.iter("div")
        if "behaviours" in node.attrib.get("class", "").split()
    )
    _, *rows = ([text_of(cell) for cell in row] for row in region.iter("tr"))
    cells = [row for row in rows if len(row) > 1]
    assert [outcomes for _, *outcomes in cells] == [
        [
            row["outcomes"][server]["outcome"].replace("`", "")
            for server in CONFIGURATIONS
        ]
        for row in evidence["behaviours"].values()
    ]
    assert all(outcome for row in cells for outcome in row)


def test_tests_that_a_cell_names_exist():
    evidence = json.loads((ROOT / "evidence/servers.json").read_text("utf-8"))
    for key, row in evidence["behaviours"].items():
        for cell in row["outcomes"].values():
            file, function = re.sub(r"\[.*", "", cell["test"]).split("::")
            assert f"def {function}(" in (ROOT / file).read_text("utf-8"), key
