"""`{{ measured WORKLOAD }}`: the servers that the benchmark measured, in a table."""

import pytest

from sitegen.errors import SiteError
from sitegen.generate import generate
from sitegen.pages.book import read_book


def cell(seconds: float, limit: float) -> dict:
    return {"seconds": seconds, "limit_s": limit}


SIDES = ("sync-1x1", "gthread-1x8")
TABLE = {
    "cells": {
        "wait": {
            "sync-1x1": {"10": cell(0.512, 0.5), "1000": cell(51.234, 50.0)},
            "gthread-1x8": {"10": cell(0.104, 0.0625), "1000": cell(6.51, 6.25)},
        },
        "fibonacci": {
            "sync-1x1": {"10": cell(0.0042, 0.0003), "1000": cell(0.41, 0.03)},
            "gthread-1x8": {"10": cell(0.0051, 0.0003), "1000": cell(1.5, 0.03)},
        },
    },
    "servers": {
        "sync-1x1": {"name": "gunicorn, sync", "shape": "1x1"},
        "gthread-1x8": {"name": "gunicorn, gthread", "shape": "1x8"},
    },
    "ratios": {
        f"{kind}-wait-{side}": {"value": value}
        for kind, values in (("speedup", (1.0, 7.87)), ("of_limit", (1.02, 1.04)))
        for side, value in zip(SIDES, values, strict=True)
    }
    | {"speedup-fibonacci-gthread-1x8": {"value": 0.8}},
}


@pytest.fixture
def page(empty):
    empty.result("benchmarks/table", TABLE)

    def made(workload: str) -> str:
        empty.page("a.md", f"{{{{ measured {workload} }}}}\n")
        book = read_book(empty.root)
        (only,) = book.pages
        html = book.html(only, "/")
        if book.problems:
            raise book.problems[0]
        return html

    return made


def test_each_server_has_its_times_limits_and_ratios(page):
    html = page("wait")
    assert '<th scope="col">1000 requests, s (limit)</th>' in html
    assert (
        '<th scope="row">gunicorn, gthread, 1x8</th><td>0.104 (0.062)</td>'
        "<td>6.51 (6.25)</td><td>1.04</td><td>7.87</td>"
    ) in html


def test_short_times_are_in_milliseconds(page):
    html = page("fibonacci")
    assert "10 requests, ms (limit)" in html
    assert "<td>4.20 (0.300)</td><td>410 (30.0)</td>" in html
    assert "<td>1,500 (30.0)</td>" in html


def test_a_ratio_that_not_every_server_has_is_no_column(page):
    assert "times as fast" in page("wait")
    assert "times as fast" not in page("fibonacci")


def test_a_keyboard_reaches_the_table(page):
    assert 'tabindex="0" role="region" aria-label="Measured: wait"' in page("wait")


def test_plain_text_has_the_same_table(empty):
    empty.result("benchmarks/table", TABLE)
    empty.page("a.md", "{{ measured wait }}\n")
    text = generate(empty.root, gates=())["llms-full.txt"].decode()
    assert (
        "| gunicorn, gthread, 1x8 | 0.104 (0.062) | 6.51 (6.25) | 1.04 | 7.87 |" in text
    )


def test_a_workload_that_was_not_measured_is_named(page):
    with pytest.raises(SiteError, match="no workload 'wat'; did you mean wait"):
        page("wat")
