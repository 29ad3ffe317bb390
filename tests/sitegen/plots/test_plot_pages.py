"""A plot on a page: found by name, with its numbers, machine and file."""

import html5lib
import pytest

from sitegen.generate import generate
from sitegen.pages import gates
from sitegen.pages.book import read_book
from sitegen.pages.gates import ProblemsError
from sitegen.pages.library import Library
from sitegen.pages.plots import plot
from sitegen.pages.unique import Unique
from tests.sitegen.pages.conftest import Repository

MODULE = """
from sitegen.plotting.forms import Bar, Group, bars
from sitegen.plotting.plot import Plot


def draw(result):
    return bars([Group("threads", (Bar(result["time_s"], "7 s"),))])


PLOT = Plot(
    title="Time of 100 requests",
    file="evidence/benchmarks/speed.json",
    describe=lambda result: f"They took {result['time_s']} s.",
    draw=draw,
    table=lambda result: [("way", "s"), ("a < b", str(result["time_s"]))],
)
"""
MEASURED = {
    "recorded": "2026-11-21",
    "processor": "A processor",
    "cores": 2,
    "system": "Linux",
    "python": "3.11.7",
    "packages": {"flask": "3.1.3"},
    "time_s": 7,
}


@pytest.fixture
def plotted(tmp_path) -> Repository:
    repository = Repository(tmp_path)
    repository.write("pyproject.toml", "[project]\ndependencies = []\n")
    repository.write("reference_app/__init__.py", "")
    repository.write("reference_app/web/static/timeline.css", "")
    repository.write("sitegen/plots/__init__.py", "")
    repository.write("sitegen/plots/speed.py", MODULE)
    repository.result("benchmarks/speed", MEASURED)
    repository.page("a/b.md", "# A page\n\n{{ plot speed }}\n")
    return repository


def problem(repository) -> str:
    with pytest.raises(ProblemsError) as caught:
        generate(repository.root, gates=())
    return str(caught.value)


def text(node) -> str:
    return "".join(node.itertext())


def test_a_plot_has_caption_numbers_machine_and_file(plotted):
    markup = plot(Library(plotted.root), "a/b/", Unique(), "speed")
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(f"<!doctype html><title>x</title>{markup}")
    (figure,) = tree.iter("figure")
    assert figure.attrib["data-plot"] == "speed"
    assert text(figure.find("figcaption")) == "Time of 100 requests"
    cells = [text(cell) for cell in (*figure.iter("th"), *figure.iter("td"))]
    assert cells == ["way", "s", "a < b", "7"]
    source = next(p for p in figure.iter("p"))
    assert text(source) == (
        "Measured 2026-11-21 on A processor, 2 cores, Linux; CPython 3.11.7,"
        " flask 3.1.3. evidence/benchmarks/speed.json"
    )
    assert next(source.iter("a")).attrib["href"] == (
        "../../evidence/benchmarks/speed.json"
    )
    (region,) = (each for each in figure.iter("div") if "tabindex" in each.attrib)
    assert region.attrib["role"] == "region"


def test_its_file_is_published(plotted):
    files = generate(plotted.root, gates=())
    assert b'"time_s": 7' in files["evidence/benchmarks/speed.json"]


def test_a_page_may_show_it_twice(plotted):
    library, unique = Library(plotted.root), Unique()
    one, other = (plot(library, "", unique, "speed") for _ in range(2))
    assert 'id="plot-speed-title"' in one
    assert 'id="plot-speed-2-title"' in other


def test_readers_of_plain_text_get_the_numbers(plotted):
    files = generate(plotted.root, gates=())
    told = files["llms-full.txt"].decode()
    assert "Time of 100 requests. They took 7 s.\n" in told
    assert "| way | s |\n| --- | --- |\n| a < b | 7 |\n" in told
    assert "<svg" not in told


def test_an_unknown_name_suggests_another(plotted):
    plotted.page("a/b.md", "{{ plot sped }}\n")
    told = problem(plotted)
    assert "docs/a/b.md:" in told
    assert "there is no plot sitegen/plots/sped.py; did you mean speed?" in told


def test_a_module_without_a_plot_is_told(plotted):
    plotted.write("sitegen/plots/speed.py", "TITLE = 'x'\n")
    assert "sitegen/plots/speed.py defines no PLOT = Plot(...)" in problem(plotted)


@pytest.mark.parametrize(
    ("missing", "cannot"),
    [("time_s", "draw"), ("packages", "name the machine of")],
)
def test_a_result_that_lacks_something_is_told_by_name(plotted, missing, cannot):
    plotted.result("benchmarks/speed", {**MEASURED} | {missing: None})
    lacking = {key: value for key, value in MEASURED.items() if key != missing}
    plotted.result("benchmarks/speed", lacking)
    message = f"plot speed cannot {cannot} evidence/benchmarks/speed.json: it has no"
    assert f"{message} '{missing}'; record the file anew" in problem(plotted)


def test_a_result_of_another_shape_is_told(plotted):
    plotted.result("benchmarks/speed", MEASURED | {"time_s": "seven"})
    assert "plot speed cannot draw evidence/benchmarks/speed.json" in problem(plotted)


def test_a_plot_that_no_page_shows(plotted):
    def told() -> list[str]:
        return [
            str(each) for each in gates.every_plot_is_shown(read_book(plotted.root))
        ]

    assert told() == []
    plotted.page("a/b.md", "# No plot\n")
    (message,) = told()
    assert message.startswith("sitegen/plots/speed.py: No page shows this plot.")


def test_a_plot_changes_while_the_site_is_served(plotted):
    plotted.write("sitegen/plots/speed.py", MODULE.replace("100", "200"))
    assert Library(plotted.root).plot("speed").title == "Time of 200 requests"
