"""The picture of a run: what is in it, in which order, and that it fits."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

from sitegen.draw import timeline
from sitegen.draw.geometry import WIDTH
from sitegen.draw.lanes import banded, read
from sitegen.draw.words import describe

SVG = "{http://www.w3.org/2000/svg}"


def wait(code: str, start: int, end: int | None) -> dict[str, Any]:
    return {"line": 1, "code": code, "start_us": start, "end_us": end}


def span(
    thread: str, function: str, start: int, end: int | None, *waits: dict[str, Any]
) -> dict[str, Any]:
    return {
        "thread": thread,
        "function": function,
        "line": 1,
        "start_us": start,
        "end_us": end,
        "raised": None,
        "waits": list(waits),
    }


def picture(*spans: dict[str, Any]) -> ET.Element:
    text = timeline(list(spans), title="A run", ident="run")
    return ET.fromstring(text)  # noqa: S314 - we wrote it ourselves


def texts(svg: ET.Element, class_: str) -> list[str]:
    found = svg.iter(f"{SVG}text")
    return ["".join(each.itertext()) for each in found if each.get("class") == class_]


def by_class(svg: ET.Element, class_: str) -> list[ET.Element]:
    return [each for each in svg.iter() if class_ in each.get("class", "").split()]


def bar_of(svg: ET.Element, function: str) -> tuple[float, float]:
    """Return where the bar of a function starts and ends."""
    (group,) = (
        group
        for group in svg.iter(f"{SVG}g")
        if group.findtext(f"{SVG}title", "").startswith(f"{function} in")
    )
    bar = group.find(f"{SVG}rect")
    assert bar is not None
    left = float(bar.get("x", ""))
    return left, left + float(bar.get("width", ""))


JOINED = (
    span("MainThread", "main", 0, 9000, wait("worker.join()", 600, 8700)),
    span("worker", "run", 400, 8300),
    span("worker", "parse", 700, 5000),
)


def test_each_thread_has_a_lane_and_each_function_a_bar() -> None:
    svg = picture(*JOINED)
    assert texts(svg, "tl-thread") == ["MainThread", "worker"]
    assert texts(svg, "tl-name") == ["main 9 ms", "run 7.9 ms", "parse 4.3 ms"]
    assert texts(svg, "tl-code") == ["worker.join() 8.1 ms"]


def test_order_of_events_is_the_order_of_places() -> None:
    svg = picture(*JOINED)
    main, run, parse = (bar_of(svg, name) for name in ("main", "run", "parse"))
    assert main[0] < run[0] < parse[0] < parse[1] < run[1] < main[1] <= WIDTH


def test_a_call_is_drawn_below_its_caller() -> None:
    (lane,) = read([span("t", "outer", 0, 50), span("t", "inner", 10, 20)])
    assert [(bar.function, bar.row) for bar in lane.bars] == [
        ("outer", 0),
        ("inner", 1),
    ]


def test_nested_bars_are_lower_on_the_page() -> None:
    svg = picture(span("MainThread", "outer", 0, 90), span("MainThread", "inner", 5, 9))
    labels = [each for each in by_class(svg, "tl-bar") if each.get("height") == "24"]
    outer, inner = (float(each.get("y", "")) for each in labels)
    assert inner >= outer + 24


def test_a_caller_comes_first_within_one_microsecond() -> None:
    (lane,) = read([span("t", "inner", 5, 6), span("t", "outer", 5, 9)])
    assert [(bar.function, bar.row) for bar in lane.bars] == [
        ("outer", 0),
        ("inner", 1),
    ]


def test_a_second_call_is_beside_the_first() -> None:
    (lane,) = read([span("t", "first", 0, 10), span("t", "second", 10, 20)])
    assert [bar.row for bar in lane.bars] == [0, 0]


def test_an_exception_is_named_where_it_came_from() -> None:
    outer, inner = span("worker", "run", 5, 90), span("worker", "parse", 10, 80)
    outer["raised"] = inner["raised"] = "ZeroDivisionError"
    svg = picture(span("MainThread", "main", 0, 100), outer, inner)
    assert texts(svg, "tl-error") == ["ZeroDivisionError"]
    # one for each function that it left, and one in the legend
    assert len(by_class(svg, "tl-cross")) == 3
    assert "raises" in texts(svg, "tl-note")


def test_an_exception_that_ends_the_run_has_room() -> None:
    failed = span("MainThread", "main", 0, 100)
    failed["raised"] = "UnboundLocalError"
    svg = picture(failed, span("worker", "run", 5, 50))
    assert texts(svg, "tl-error") == ["UnboundLocalError"]


def test_a_function_that_did_not_return_has_a_torn_edge() -> None:
    lost = span("daemon", "save", 50, None, wait("done.wait()", 60, None))
    svg = picture(span("MainThread", "main", 0, 100), lost)
    torn = [each for each in by_class(svg, "tl-bar") if each.tag == f"{SVG}path"]
    assert len(torn) == 2  # the other one is in the legend
    assert "never returns" in texts(svg, "tl-note")
    assert texts(svg, "tl-code") == ["done.wait()"]
    (window, _) = by_class(svg, "tl-wait")  # and the legend's
    right = float(window.get("x", "")) + float(window.get("width", ""))
    edges = [re.search(r"H([\d.]+)l", each.get("d", "")) for each in torn]
    assert any(edge and float(edge[1]) - right > 5 for edge in edges)


def test_the_legend_names_only_what_is_there() -> None:
    svg = picture(span("MainThread", "main", 0, 100), span("worker", "run", 5, 50))
    assert texts(svg, "tl-note") == ["runs"]


def test_the_caption_says_that_widths_are_no_measure() -> None:
    svg = picture(*JOINED)
    assert texts(svg, "tl-note tl-last") == ["Order is exact, widths are compressed."]


def test_many_threads_named_alike_share_a_band() -> None:
    jobs = [span(f"job-{at}", "run", 10 + at, 500 + at) for at in range(100)]
    svg = picture(span("MainThread", "main", 0, 900), *jobs)
    assert texts(svg, "tl-thread") == ["MainThread", "job-0", "to job-99"]
    assert "100 threads" in texts(svg, "tl-note")
    assert texts(svg, "tl-beside") == ["run 100 times"]
    height = float(svg.get("viewBox", "").split()[3])
    assert height < 1000


def test_each_of_many_threads_has_its_stripe_and_its_wait() -> None:
    jobs = [
        span(f"job-{at}", "run", 10 + at, 500 + at, wait("go.wait()", 90 + at, 300))
        for at in range(20)
    ]
    jobs[7]["raised"] = "TimeoutError"
    jobs.append(span("job-3", "inner", 20, 30))
    svg = picture(span("MainThread", "main", 0, 900), *jobs)
    bars, waits = by_class(svg, "tl-stripe")
    assert bars.get("d", "").count("M") == waits.get("d", "").count("M") == 20
    # one at the end of its stripe, and one in the legend
    assert len(by_class(svg, "tl-raise")) == 2


def test_threads_of_one_name_share_a_band_too() -> None:
    pools = ["pool_0", *(f"pool_0 ({at})" for at in range(2, 11))]
    lanes = read([span(name, "run", at, 50) for at, name in enumerate(pools)])
    assert [len(band.lanes) for band in banded(lanes)] == [10]


def test_few_threads_have_a_lane_each_even_if_named_alike() -> None:
    lanes = read([span(f"job-{at}", "run", at, 50 + at) for at in range(8)])
    assert [len(band.lanes) for band in banded(lanes)] == [1] * 8


def test_screen_readers_are_told_what_is_seen() -> None:
    svg = picture(*JOINED)
    assert svg.get("role") == "img"
    ids = (svg.get("aria-labelledby") or "").split()
    told = {each.get("id"): each.text or "" for each in svg}
    assert told[ids[0]] == "A run"
    assert "MainThread ran main (waited at worker.join())." in told[ids[1]]
    assert "worker ran run, in it parse." in told[ids[1]]


def test_a_long_description_ends() -> None:
    calls = [span("t", f"f{at}", at * 10, at * 10 + 5) for at in range(40)]
    assert "and 28 more" in describe(banded(read(calls)))


def test_same_events_give_the_same_text() -> None:
    first = timeline(list(JOINED), title="A run", ident="run")
    again = timeline(list(reversed(JOINED)), title="A run", ident="run")
    assert first == again
    assert not re.search(r"\d\.\d{2,}", first)


def test_ids_are_those_of_the_caller() -> None:
    svg = timeline(list(JOINED), title="A run", ident="here")
    assert set(re.findall(r' id="([^"]+)"', svg)) == {
        "here-title",
        "here-desc",
        "here-hatch",
    }
    assert "url(#here-hatch)" in svg


def test_markup_in_names_is_escaped() -> None:
    svg = picture(span("<a>", "main", 0, 10), span('"b" & c', "run", 1, 5))
    assert texts(svg, "tl-thread") == ["<a>", '"b" & c']


def test_a_program_without_a_record_has_a_picture_that_says_so() -> None:
    assert picture().findtext(f"{SVG}desc") == "Not recorded yet."
