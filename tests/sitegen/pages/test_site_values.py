"""Numbers in sentences come from result files."""

import pytest

from sitegen.pages.library import Library, QuoteError
from sitegen.pages.values import definition, value

RESULT = {
    "machine": {"python": "3.11.2"},
    "outcome": "is cut, `finally` runs",
    "times": {"cpython-3.12.1": {"median": 0.98765, "share": 0.25}},
    "runs": [{"n": 1}, {"n": 20000}],
}


@pytest.fixture
def library(empty) -> Library:
    empty.result("speed", RESULT)
    empty.write(
        "reference_app/a.py", "X: int = 1\nY = 2\n\nclass C:\n    def m(self): ...\n"
    )
    return Library(empty.root)


@pytest.mark.parametrize(
    ("key", "filter_", "shown"),
    [
        ("machine.python", (), "3.11.2"),
        ("outcome", (), "is cut, <code>finally</code> runs"),
        ("times.cpython-3.12.1.median", (), "0.98765"),
        ("times.cpython-3.12.1.median", ("round", "1"), "1.0"),
        ("times.cpython-3.12.1.share", ("percent",), "25 %"),
        ("runs.0.n", (), "1"),
        ("runs.-1.n", (), "20,000"),
        ("runs", ("length",), "2"),
    ],
)
def test_a_key_leads_to_a_value(library, key, filter_, shown):
    assert value(library, "evidence/speed.json", key, filter_) == shown


@pytest.mark.parametrize(
    ("key", "filter_", "told"),
    [
        ("machine.pyton", (), "did you mean machine.python"),
        ("runs.2.n", (), "has no runs.2.n"),
        ("machine", (), "is not one value"),
        ("machine.python", ("round", "1"), "cannot take it"),
    ],
)
def test_a_wrong_key_is_an_error_that_helps(library, key, filter_, told):
    with pytest.raises(QuoteError, match=told):
        value(library, "evidence/speed.json", key, filter_)


def test_a_broken_result_file_is_named(library, empty):
    empty.write("evidence/speed.json", "{")
    with pytest.raises(QuoteError, match=r"evidence/speed.json is not JSON"):
        value(library, "evidence/speed.json", "runs", ())


@pytest.mark.parametrize(("name", "line"), [("X", 1), ("Y", 2), ("C", 4), ("C.m", 5)])
def test_a_definition_has_a_line(library, name, line):
    assert definition(library, "reference_app/a.py", name) == line
