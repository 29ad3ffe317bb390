"""The three rules, each in both directions."""

import pytest

from sitegen.compare import RULES

EXACT = RULES["exact"]
ANY_ORDER = RULES["same lines, any order"]
ROUNDED = RULES["times rounded"]


def test_the_names_are_the_ones_that_pages_show():
    assert list(RULES) == ["exact", "same lines, any order", "times rounded"]
    assert all(name == rule.name for name, rule in RULES.items())


@pytest.mark.parametrize("other", ["a\nb", "a\nb\n\n", "b\na\n", "a\nB\n", "a\n", ""])
def test_exact_sees_every_difference(other):
    assert EXACT.same("a\nb\n", "a\nb\n")
    assert not EXACT.same("a\nb\n", other)


def test_any_order_counts_lines():
    assert ANY_ORDER.same("a\nb\na\n", "a\na\nb\n")
    assert not ANY_ORDER.same("a\nb\na\n", "a\nb\nb\n")
    assert not ANY_ORDER.same("a\n", "a\nb\n")
    assert not ANY_ORDER.same("counter = 1\n", "counter = 2\n")


@pytest.mark.parametrize(
    "unit",
    ["ns", "us", "µs", "ms", "s", "seconds", "second", "min", "minutes", "h", "hours"],
)
def test_rounded_lets_numbers_before_a_unit_of_time_differ(unit):
    assert ROUNDED.same(f"in 1.25 {unit}.\n", f"in 17 {unit}.\n")
    assert ROUNDED.same(f"in 1{unit}\n", f"in 2_000{unit}\n")


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        ("3 skus", "4 skus"),
        ("took 3 ms", "took 3 s"),
        ("took 3 ms", "took long"),
        ("job 1: 3 ms", "job 2: 3 ms"),
        ("3 msg", "4 msg"),
        ("mug-01 3 ms", "mug-02 3 ms"),
        ("3 ms\n", "3 ms\n3 ms\n"),
    ],
)
def test_rounded_is_exact_about_all_else(expected, actual):
    assert not ROUNDED.same(expected, actual)


def test_rounded_takes_padded_columns():
    assert ROUNDED.same("took   9.8 ms", "took 120.1 ms")


def test_a_difference_shows_what_the_rule_compares():
    assert ANY_ORDER.difference("b\na\n", "a\nb\n") == ""
    difference = ROUNDED.difference("a 1 ms\nb\n", "a 2 ms\nc\n")
    assert "-b" in difference
    assert "+c" in difference
    assert "-a" not in difference
