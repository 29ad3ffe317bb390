"""The form on the page: labelled, filled in, and told in plain text too."""

import json

import html5lib
import pytest

from sitegen.generate import generate
from sitegen.pages.calculator import EXAMPLE, FIELDS, MORE, WARNINGS, costs
from sitegen.pages.capacity import plan, shown
from sitegen.pages.gates import ProblemsError
from sitegen.pages.library import Library


@pytest.fixture
def counted(empty):
    empty.result("benchmarks/knee", {"gunicorn-gthread": {"overhead_ms": 0.5}})
    cost = {"memory": {"process_mb": 30, "thread_kb": 512}}
    empty.result("benchmarks/thread_cost", cost)
    empty.page("choosing/how-many.md", "# How many?\n\n{{ calculator }}\n")
    return empty


@pytest.fixture
def form(counted):
    files = generate(counted.root, gates=())
    markup = files["choosing/how-many.md"].decode().partition("# How many?")[2]
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(f"<!doctype html><title>x</title>{markup}")
    return next(tree.iter("form"))


def text(node) -> str:
    return "".join(node.itertext())


def test_the_costs_are_measured(counted):
    found = costs(Library(counted.root))
    assert (found.overhead_ms, found.process_mb, found.thread_mb) == (0.5, 30, 0.5)


def test_every_input_has_its_label_and_a_place_for_its_problem(form):
    labels = [label.attrib["for"] for label in form.iter("label")]
    inputs = list(form.iter("input"))
    assert labels == [each.attrib["id"] for each in inputs]
    assert [each.attrib["name"] for each in inputs] == [
        field.name for field in (*FIELDS, *MORE)
    ]
    told = {
        each.attrib["id"]: each.attrib for each in form.iter("p") if "id" in each.attrib
    }
    for each in inputs:
        assert told[each.attrib["aria-describedby"]]["aria-live"] == "polite"


def test_the_example_is_computed_when_the_site_is_built(form, counted):
    found = plan(EXAMPLE, costs(Library(counted.root)))
    values = {each.attrib["data-value"]: each.text for each in form.iter("b")}
    for name, value in values.items():
        assert value == shown(getattr(found, name))
    assert {"processes", "threads", "throughput", "memory_mb"} <= set(values)
    (code,) = form.iter("code")
    start = f"--workers {found.processes} --threads {found.threads} "
    assert start in code.text
    assert not found.warnings
    hidden = {
        each.attrib["data-warning"]: "hidden" in each.attrib
        for each in form.iter("p")
        if "data-warning" in each.attrib
    }
    assert hidden == dict.fromkeys(WARNINGS, True)


def test_the_script_gets_the_same_costs_and_is_on_this_page_only(form):
    data, script = form.iter("script")
    assert json.loads(data.text)["overhead_ms"] == 0.5
    assert script.attrib["src"] == "../../assets/javascripts/calculator.js"


def test_readers_of_plain_text_get_the_example(counted):
    told = generate(counted.root, gates=())["llms-full.txt"].decode()
    assert "- Requests a second: 100\n" in told
    assert "`gunicorn --workers " in told


def test_a_missing_measurement_is_told(counted):
    counted.result("benchmarks/knee", {})
    with pytest.raises(ProblemsError, match=r"knee\.json has no gunicorn-gthread"):
        generate(counted.root, gates=())
