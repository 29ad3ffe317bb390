"""Where a program ran, in words."""

import pytest

from sitegen.pages.footer import runs, versions_table
from sitegen.pages.library import Library
from sitegen.pages.matrix_text import summary

PYTHONS = ("3.10.13", "3.11.7", "3.12.1", "3.14.0")


def matrix(sha256: str, outcomes: dict[str, str]) -> dict:
    environments = [
        {"id": f"{python}-{flask}", "python": python, "flags": "", "flask": flask}
        for python in PYTHONS
        for flask in ("2.3.3", "3.1.3")
    ]
    ran = {each["id"]: outcomes.get(each["id"], "same") for each in environments}
    program = {"program": sha256, "outcomes": ran}
    return {"environments": environments, "programs": {"start/count_fixed": program}}


@pytest.fixture
def entry(repository):
    return Library(repository.root).entry("start/count_fixed")


def said(repository, entry, outcomes: dict[str, str]) -> str:
    repository.result("matrix", matrix(entry.published.sha256, outcomes))
    return summary(runs(Library(repository.root), entry), entry)


def test_same_everywhere(repository, entry):
    assert said(repository, entry, {}) == (
        "Ran on CPython 3.10 to 3.12 and 3.14: same output everywhere"
    )


def test_differences_are_counted_and_listed(repository, entry):
    odd = {"3.14.0-2.3.3": "exit 1: Boom", "3.14.0-3.1.3": "exit 1: Boom"}
    assert said(repository, entry, odd).endswith(": different on CPython 3.14")
    table = versions_table(runs(Library(repository.root), entry))
    row = "<td>CPython 3.14.0</td><td>2.3.3, 3.1.3</td><td>exit 1: Boom</td>"
    assert row in table


@pytest.mark.parametrize(
    ("odd", "end"),
    [
        (["3.14.0-2.3.3"], "different on 1 of 8 runs"),
        ([f"{python}-2.3.3" for python in PYTHONS], "different on Flask 2.3"),
        (["3.10.13-2.3.3", "3.10.13-3.1.3"], "different on CPython 3.10"),
    ],
)
def test_what_the_different_runs_share_is_named(repository, entry, odd, end):
    outcomes = dict.fromkeys(odd, "different: x")
    assert said(repository, entry, outcomes).endswith(end)


def test_another_text_has_not_run(repository, entry):
    repository.result("matrix", matrix("0" * 64, {}))
    ran = runs(Library(repository.root), entry)
    assert summary(ran, entry) == "Not yet run on other versions"


def test_flask_is_named_where_it_matters(repository):
    body = "import flask\n\n\nprint(flask.Flask)\n"
    repository.program("start/count_fixed", body)
    repository.record("start/count_fixed", "x\n")
    entry = Library(repository.root).entry("start/count_fixed")
    assert "with Flask 2.3 and 3.1: same" in said(repository, entry, {})
