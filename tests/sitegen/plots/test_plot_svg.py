"""A drawing belongs to its page: colours, font, ids, words; and is small."""

import re

import html5lib
import pytest
from matplotlib.figure import Figure

from sitegen.plotting.forms import Bar, Group, Line, Scale, bars, lines
from sitegen.plotting.svg import svg

SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 25_000


def drawn_bars() -> Figure:
    groups = [
        Group("threads", (Bar(7, "7 s", limit=6.25), Bar(5, "5 s", series=1))),
        Group("waits & <more>", (Bar(4, "4 s", range=(3, 9), series=2),)),
    ]
    return bars(groups, limit="the limit")


def drawn_lines() -> Figure:
    threads = (1, 2, 4, 8)
    series = [
        Line("measured", [(n, 10 * n) for n in threads]),
        Line("limit", [(n, 10.1 * n) for n in threads], limit=True),
    ]
    rates = Scale("requests a second", (1, 10, 100), log=True)
    return lines(series, Scale("threads", threads, log=True), rates)


@pytest.fixture(params=[drawn_bars, drawn_lines])
def markup(request) -> str:
    return svg(request.param(), "plot-x", "A title", "What it shows")


def parsed(markup: str):
    fragment = html5lib.parseFragment(markup, namespaceHTMLElements=False)
    return fragment.find(f"{SVG}svg")


def words(markup: str) -> list[str]:
    return [text.text for text in parsed(markup).iter(f"{SVG}text")]


def test_it_is_the_same_each_time(markup, request):
    draw = request.node.callspec.params["markup"]
    assert svg(draw(), "plot-x", "A title", "What it shows") == markup


def test_a_screen_reader_hears_title_and_description(markup):
    root = parsed(markup)
    assert root.get("role") == "img"
    named = {each.get("id"): each.text for each in root}
    assert named[root.get("aria-labelledby")] == "A title"
    assert named[root.get("aria-describedby")] == "What it shows"


def test_every_colour_follows_the_page(markup):
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![^(]*\))|rgb|black", markup)
    assert "var(--hb-plot-1)" in markup
    assert "var(--hb-ink)" in markup


def test_the_page_chooses_the_font(markup):
    assert words(markup)
    assert "font" not in markup


def test_it_says_nothing_to_the_rest_of_the_page(markup):
    assert "<style" not in markup
    assert re.findall(r'id="(?!plot-x-)', markup) == []


def test_two_drawings_on_a_page_share_no_id():
    one, other = (svg(drawn_bars(), ident, "A", "B") for ident in ("a", "b"))
    ids = [re.findall(r' id="([^"]+)"', each) for each in (one, other)]
    assert ids[0]
    assert len({*ids[0], *ids[1]}) == len(ids[0]) + len(ids[1])


def test_each_reference_leads_somewhere(markup):
    ids = set(re.findall(r' id="([^"]+)"', markup))
    assert set(re.findall(r"#([\w.-]+)", markup)) <= ids


def test_it_is_small(markup):
    assert len(markup) < MOST_BYTES


def test_a_colour_of_its_own_is_refused():
    figure = drawn_bars()
    figure.axes[0].plot([0, 1], [0, 1], color="red")
    with pytest.raises(ValueError, match=r"#ff0000; use those of"):
        svg(figure, "plot-x", "A", "B")


def test_bars_say_their_words_as_they_are():
    told = words(svg(drawn_bars(), "plot-x", "A", "B"))
    assert told == ["the limit", "threads", "7 s", "5 s", "waits & <more>", "4 s"]


def test_bars_are_as_long_as_their_values_and_marks_stand_at_their_limits():
    (axes,) = drawn_bars().axes
    long, short, _ = (patch.get_width() for patch in axes.patches)
    assert long / short == pytest.approx(7 / 5)
    marks = [line.get_xdata()[0] for line in axes.lines]
    assert any(mark == pytest.approx(long * 6.25 / 7) for mark in marks)


def test_bars_of_another_kind_differ_without_colour_too():
    (axes,) = drawn_bars().axes
    assert len({patch.get_hatch() for patch in axes.patches}) == 3


def test_the_words_beside_the_bars_have_room():
    (axes,) = drawn_bars().axes
    ends = [text.get_position()[0] + 6 * len(text.get_text()) for text in axes.texts]
    assert max(ends) < 440


def test_a_limit_is_dashed_and_a_measurement_has_markers():
    (axes,) = drawn_lines().axes
    measured, limit = axes.lines
    assert (measured.get_linestyle(), limit.get_linestyle()) == ("-", "--")
    assert measured.get_marker() == "o"


def test_names_at_the_ends_of_close_lines_do_not_overlap():
    (axes,) = drawn_lines().axes
    heights = sorted(text.xy[1] for text in axes.texts)
    assert heights[1] - heights[0] > 14
