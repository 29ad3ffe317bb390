"""What tools fetch: the index, raw programs, outputs, llms files."""

import ast
import json
import re

import pytest
import tomllib

from tests.site.built import ROOT, SITE_URL

KEYS = [
    "id",
    "title",
    "program",
    "output",
    "rule",
    "pages",
    "sources",
    "tests",
    "dependencies",
    "requires_python",
    "kind",
    "twin",
    "timeline",
]


def test_the_index_has_every_program_and_exactly_the_keys(site):
    files = (ROOT / "snippets").glob("*/*.py")
    ids = {
        path.relative_to(ROOT / "snippets").with_suffix("").as_posix() for path in files
    }
    assert {entry["id"] for entry in site.index} == ids
    assert all(list(entry) == KEYS for entry in site.index)


def test_every_path_of_the_index_is_a_file(site):
    for entry in site.index:
        for key in ("program", "output", "timeline"):
            if entry[key] is not None:
                assert (site.folder / entry[key]).is_file(), (entry["id"], key)
        for page in entry["pages"]:
            assert f'data-snippet="{entry["id"]}"' in site.by_url[page].text


def test_every_picture_alone_names_a_stylesheet_that_is_there(site):
    pictures = [entry["timeline"] for entry in site.index if entry["timeline"]]
    assert pictures
    for picture in pictures:
        first, *_ = (site.folder / picture).read_text("utf-8").splitlines()
        href = first.removeprefix('<?xml-stylesheet href="').removesuffix('"?>')
        assert (site.folder / picture).parent.joinpath(href).is_file(), picture


def test_every_program_has_a_page_sources_and_tests(site):
    for entry in site.index:
        assert entry["pages"], entry["id"]
        pulled = "\n".join(map(_lines, entry["sources"]))
        # A constant is executed by the import; a function by tests.
        assert bool(entry["tests"]) == ("def " in pulled), entry["id"]


def _lines(source: dict) -> str:
    lines = (ROOT / source["file"]).read_text("utf-8").splitlines()
    assert 1 <= source["start"] <= source["end"] <= len(lines)
    return "\n".join(lines[source["start"] - 1 : source["end"]])


def test_tests_that_the_index_names_exist(site):
    named = {test for entry in site.index for test in entry["tests"]}
    for test in named:
        file, *_, function = re.sub(r"\[.*", "", test).split("::")
        assert f"def {function}(" in (ROOT / file).read_text("utf-8"), test


def test_twins_name_each_other(site):
    by_id = {entry["id"]: entry for entry in site.index}
    for entry in site.index:
        assert (entry["kind"] == "plain") == (entry["twin"] is None)
        if entry["twin"]:
            assert by_id[entry["twin"]]["twin"] == entry["id"]


def test_a_raw_program_declares_what_the_index_says(site):
    for entry in site.index:
        text = site.read(entry["program"])
        block = re.match(r"# /// script\n((?:# .*\n)+)# ///\n", text)
        toml = "".join(line[2:] + "\n" for line in block[1].splitlines())
        declared = tomllib.loads(toml)
        assert declared["dependencies"] == entry["dependencies"]
        assert declared["requires-python"] == entry["requires_python"]
        assert "reference_app" not in _imported(text), entry["id"]
        assert max(map(len, text.splitlines())) <= 72, entry["id"]


def _imported(text: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


@pytest.mark.parametrize("name", ["llms.txt", "llms-full.txt"])
def test_llms_files_name_every_page_and_program(site, name):
    text = site.read(name)
    pages = [p for p in site.pages if not p.url.startswith(("source/", "404"))]
    assert [page for page in pages if SITE_URL + page.url not in text] == []
    programs = [entry["program"] for entry in site.index]
    assert [path for path in programs if SITE_URL + path not in text] == []
    assert "{{ " not in text


def test_llms_full_holds_every_shown_program_and_output(site):
    text = site.read("llms-full.txt")
    for page in site.pages:
        for figure in page.figures:
            program, part = figure.attrib["data-snippet"], figure.attrib["data-part"]
            if part in ("program", "output"):
                end = "py" if part == "program" else "out"
                assert site.read(f"snippets/{program}.{end}").rstrip("\n") in text, (
                    program
                )


def test_result_files_that_pages_quote_are_published(site):
    for name in ("matrix", "mutants", "tests"):
        ours = json.loads((ROOT / f"evidence/{name}.json").read_text("utf-8"))
        assert json.loads(site.read(f"evidence/{name}.json")) == ours
