"""The HTML of blocks, as the contract has it and as a browser reads it."""

import html5lib
import pytest

from sitegen.markup import attribute, inline, plain
from sitegen.pages.blocks import HtmlBlocks
from sitegen.pages.library import Library, QuoteError

SITE = "https://example.org/book/"


@pytest.fixture
def blocks(repository) -> HtmlBlocks:
    return HtmlBlocks(Library(repository.root), "start/page.md", SITE)


def parsed(markup: str):
    page = f"<!doctype html><title>x</title>{markup}"
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def figures(markup: str) -> list[dict]:
    return [dict(figure.attrib) for figure in parsed(markup).iter("figure")]


def text(node) -> str:
    return "".join(node.itertext())


def test_twins_show_all_parts_in_order(blocks):
    shown = figures(blocks.twins("start/count"))
    assert [(each["data-snippet"], each["data-part"]) for each in shown] == [
        ("start/count_broken", "program"),
        ("start/count_broken", "output"),
        ("start/count_fixed", "program"),
        ("start/count_fixed", "output"),
        ("start/count_fixed", "timeline"),
        ("start/count_fixed", "diff"),
    ]


def test_a_program_is_shown_to_the_letter(blocks, repository):
    tree = parsed(blocks.program("start/count_fixed"))
    code, output = [text(pre.find("code")) for pre in tree.iter("pre")]
    assert code == repository.published("start/count_fixed")
    assert output == "<total> 2\n"


def test_one_thread_is_drawn_where_a_page_asks_for_it(blocks):
    drawn = figures(blocks.timeline("start/count_broken"))
    assert [each["data-part"] for each in drawn] == ["timeline"]
    whole = figures(blocks.program("start/count_broken"))
    assert "timeline" not in [each["data-part"] for each in whole]


def test_a_programs_button_names_what_it_copies(blocks):
    (button,) = parsed(blocks.program("start/count_fixed")).iter("button")
    assert button.attrib["aria-label"] == "Copy the program start/count_fixed.py"
    assert text(button) == "Copy"


def test_an_excerpt_shows_a_part_and_copies_the_whole(blocks, repository):
    tree = parsed(blocks.excerpt("start/count_fixed", "add"))
    (button,), (code,) = tree.iter("button"), tree.findall(".//pre/code")
    assert text(button) == "Copy the whole program"
    assert text(code).startswith("def add(")
    assert text(code) in repository.published("start/count_fixed")
    (figure,) = tree.iter("figure")
    assert figure.attrib["data-raw"] == "../../snippets/start/count_fixed.py"


def test_the_footer_tells_how_to_run_and_where_it_is_from(blocks):
    foot = parsed(blocks.program("start/count_fixed")).find(".//details")
    says = text(foot)
    assert f"uv run {SITE}snippets/start/count_fixed.py" in says
    assert "python count_fixed.py" in says
    assert "reference_app/start/count.py, lines 4 to 6" in says
    links = [a.attrib["href"] for a in foot.iter("a")]
    assert "../../source/reference_app/start/count/#L4" in links


def test_the_difference_is_computed(blocks):
    (code,) = parsed(blocks.diff("start/count")).findall(".//pre/code")
    assert [text(ins) for ins in code.iter("ins")] == ["+    add(total)\n"]
    assert not list(code.iter("del"))
    assert "/// script" not in text(code)


def test_the_difference_of_two_steps_says_from_which(repository):
    repository.program("start/one", "print(1)\n")
    repository.program("start/two", "print(2)\n")
    blocks = HtmlBlocks(Library(repository.root), "index.md", SITE)
    tree = parsed(blocks.diff("start/one", "start/two"))
    assert text(tree.find(".//figcaption")) == "The difference from start/one.py"
    assert text(tree.find(".//pre/code")) == "-print(1)\n+print(2)\n"
    assert tree.find(".//figure").attrib["data-snippet"] == "start/two"


def test_ids_and_labels_stay_unique_when_a_program_is_shown_twice(blocks):
    tree = parsed(blocks.program("start/count_fixed") + blocks.twins("start/count"))
    for name in ("id", "aria-label"):
        values = [
            node.attrib[name]
            for node in tree.iter()
            if name in node.attrib and node.tag != "button"
        ]
        assert len(values) == len(set(values))


def test_what_is_left_on_stderr_is_told(repository):
    repository.program("start/lost", "print(1)\n", "rule: exact\nstderr: Boom: <x>")
    repository.record("start/lost", "1\n")
    blocks = HtmlBlocks(Library(repository.root), "index.md", SITE)
    (note,) = parsed(blocks.output("start/lost")).iter("p")
    assert text(note) == "On stderr, a traceback that ends in: Boom: <x>"


@pytest.mark.parametrize(("lines", "refused"), [(50, False), (70, True)])
def test_a_long_program_is_shown_by_excerpts_only(repository, lines, refused):
    repository.program("start/long", "print(1)\n" * lines)
    repository.record("start/long", "1\n" * lines)
    blocks = HtmlBlocks(Library(repository.root), "index.md", SITE)
    if refused:
        with pytest.raises(QuoteError, match="excerpt start/long NAME"):
            blocks.program("start/long")
    else:
        assert blocks.program("start/long")


def test_text_is_escaped_everywhere():
    assert plain("<a> & {{") == "&lt;a&gt; &amp; &#123;&#123;"
    assert inline("`with a, b:` & more") == "<code>with a, b:</code> &amp; more"
    assert attribute('`"x"`') == "&quot;x&quot;"


def test_a_line_of_spaces_survives_markdown():
    assert plain("a\n  \nb") == "a\n&#32; \nb"
