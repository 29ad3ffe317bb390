"""The HTML of a configuration and of the matrix, as a browser reads it."""

import html5lib
import pytest

from sitegen.generate import generate
from sitegen.pages.blocks import HtmlBlocks
from sitegen.pages.book import read_book
from sitegen.pages.gates import ProblemsError
from sitegen.pages.servers.blocks import ServerBlocks
from tests.sitegen.pages.servers.small import INI, server

SITE = "https://example.org/book/"


def blocks(repository, page: str = "servers/tiny.md") -> ServerBlocks:
    book = read_book(repository.root)
    return ServerBlocks(book.shelf, HtmlBlocks(book.library, page, SITE))


def parsed(markup: str):
    page = f"<!doctype html><title>x</title>{markup}"
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def text(node) -> str:
    return "".join(node.itertext())


def parts(markup: str) -> dict[str, str]:
    """The copied text of each button, by the button's name."""
    return {
        figure.find(".//button").attrib["aria-label"]: text(figure.find(".//pre/code"))
        for figure in parsed(markup).findall(".//figure/figure")
    }


def test_each_button_names_the_exact_text_that_it_copies(repository):
    assert parts(blocks(repository).server("tiny-one")) == {
        "Copy the install line of tiny, one": "pip install Tiny",
        "Copy the start line of tiny, one": "Tiny app:app --quiet",
        "Copy the file tiny.ini of tiny, one": INI,
        "Copy the file run.py of tiny, one": "import app\n",
    }


def test_debians_packages_come_first(repository):
    first, second, _ = parts(blocks(repository).server("tiny-two")).values()
    assert (first, second) == ("apt-get install libtiny", "pip install Tiny")


def test_two_install_lines_are_told_apart(repository):
    labels = list(parts(blocks(repository).server("tiny-two")))
    assert len(set(labels)) == 3


def test_figures_say_which_configuration_and_file(repository):
    whole, *inner = parsed(blocks(repository).server("tiny-one")).iter("figure")
    assert whole.attrib["id"] == "server-tiny-one"
    every = [each.attrib["data-configuration"] for each in (whole, *inner)]
    assert set(every) == {"tiny-one"}
    files = [each.attrib.get("data-file") for each in inner]
    assert files == [None, None, "tiny.ini", "run.py"]


def test_the_header_names_the_server_and_what_stops_it(repository):
    shown = parsed(blocks(repository).server("tiny-one"))
    assert text(shown.find(".//figcaption")) == "tiny, one stop: SIGTERM"
    server(repository, "solo", 3, "Solo", more='reload = "SIGHUP"')
    shown = parsed(blocks(repository).server("solo"))
    assert text(shown.find(".//figcaption")) == "Solo stop: SIGTERM; reload: SIGHUP"


def test_the_footer_tells_versions_rows_and_files(recorded):
    foot = parsed(blocks(recorded).server("tiny-one")).find(".//details")
    assert text(foot[0]) == (
        "Tested with tiny 1.0, flask 3.1.3; CPython 3.11.7 on Linux: 2 behaviours"
    )
    assert f"curl -O {SITE}servers/tiny-one/tiny.ini" in text(foot)
    links = [a.attrib["href"] for a in foot.iter("a")]
    assert links == ["../tiny-one/tiny.ini", "../tiny-one/run.py"]


def test_a_server_without_results_is_not_yet_tested(repository):
    foot = parsed(blocks(repository).server("solo")).find(".//details")
    assert text(foot[0]) == "Not yet tested"


def test_a_file_of_unknown_language_is_refused(repository):
    server(repository, "odd", 4, "odd", files='"x.unheardof"')
    repository.write("servers/configurations/odd/x.unheardof", "x\n")
    repository.page("odd.md", "{{ server odd }}\n")
    with pytest.raises(ProblemsError, match=r"docs/odd.md:6: .*'x.unheardof'"):
        generate(repository.root, gates=())


def test_the_matrix_has_a_row_for_each_question_and_a_column_for_each_server(
    recorded,
):
    tree = parsed(blocks(recorded, "index.md").behaviours())
    rows = [[text(cell) for cell in row] for row in tree.iter("tr")]
    assert rows == [
        ["Behaviour", "tiny, one", "tiny, two", "Solo <&>"],
        ["Requests"],
        ["What of concurrent?", "8", "8", "1"],
        ["Stop"],
        ["What of stop?", "is cut", "ends <x>", "is cut"],
    ]
    heads = [th.attrib["scope"] for th in tree.iter("th")]
    assert heads == ["col"] * 4 + ["rowgroup", "row"] * 2
    links = [a.attrib["href"] for a in tree.iter("a")]
    assert links[1:] == ["servers/tiny/#server-tiny-two", "servers/solo/#server-solo"]


def test_a_keyboard_scrolls_the_matrix(recorded):
    (region,) = parsed(blocks(recorded).behaviours()).findall(".//div")
    assert region.attrib["tabindex"] == "0"
    assert region.attrib["role"] == "region"
    assert region.attrib["aria-label"]


def test_a_prefix_keeps_the_columns_that_begin_with_it(recorded):
    head = next(parsed(blocks(recorded).behaviours("tiny-")).iter("tr"))
    assert [text(cell) for cell in head] == ["Behaviour", "tiny, one", "tiny, two"]


def test_servers_that_do_the_same_share_a_line(recorded):
    table = parsed(blocks(recorded).behaviour("concurrent")).find(".//table")
    rows = [[text(cell) for cell in row] for row in table.iter("tr")]
    assert text(table.find("caption")) == "Requests: What of concurrent?"
    assert rows == [["Server", "Outcome"], ["tiny one, two", "8"], ["Solo <&>", "1"]]
    table = parsed(blocks(recorded).behaviour("stop")).find(".//table")
    rows = [[text(cell) for cell in row] for row in table.iter("tr")]
    assert rows[1:] == [["tiny one; Solo <&>", "is cut"], ["tiny two", "ends <x>"]]


def test_a_name_that_begins_another_is_not_lost(recorded):
    server(recorded, "tiny-two", 2, "tiny")
    server(recorded, "solo", 3, "tiny, three, --all")
    table = parsed(blocks(recorded).behaviour("concurrent")).find(".//table")
    names = [text(th) for th in table.findall("tbody/tr/th")]
    assert names == ["tiny; tiny one", "tiny three --all"]


def test_labels_stay_unique_when_blocks_are_shown_twice(recorded):
    shown = blocks(recorded)
    twice = [shown.server("tiny-one"), shown.behaviours(), shown.behaviours("tiny")]
    tree = parsed("".join([*twice, shown.server("tiny-one")]))
    for name in ("id", "aria-label"):
        values = [node.attrib[name] for node in tree.iter() if name in node.attrib]
        assert len(values) == len(set(values))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{{ server tiny-on }}", "did you mean tiny-one"),
        ("{{ server zzz }}", "there are tiny-one, tiny-two, solo"),
        (
            "{{ behaviours zzz }}",
            "no server's id starts with 'zzz'; there are tiny-one",
        ),
        ("{{ behaviours one }}", "no server's id starts with 'one'"),
        ("{{ behaviour concurent }}", "did you mean concurrent?"),
        ("{{ behaviour }}", "should read {{ behaviour KEY }}"),
        ("{{ server }}", "should read {{ server ID }}"),
        (
            "{{ value evidence/servers.json behaviours.stop.outcomes.sol.outcome }}",
            "did you mean behaviours.stop.outcomes.solo",
        ),
    ],
)
def test_a_wrong_name_is_an_error_that_suggests(recorded, line, told):
    recorded.page("wrong.md", f"{line}\n")
    with pytest.raises(ProblemsError) as caught:
        generate(recorded.root, gates=())
    assert "docs/wrong.md:6: " in str(caught.value)
    assert told in str(caught.value)


def test_before_the_first_test_run_the_matrix_says_what_to_run(repository):
    with pytest.raises(ProblemsError) as caught:
        generate(repository.root, gates=())
    assert "docs/index.md:8: there is no evidence/servers.json" in str(caught.value)
    assert "nox -s servers -- --record" in str(caught.value)


def test_a_wrong_configuration_is_told_with_the_rest(recorded):
    recorded.write("servers/configurations/solo/server.toml", "order = ?\n")
    with pytest.raises(ProblemsError, match=r"configurations/solo/server.toml"):
        generate(recorded.root, gates=())
