"""What each hand-over carries: read as printed, the same wherever it should be."""

import json
from pathlib import Path

import pytest

from sitegen.errors import SiteError
from sitegen.evidence.hand_overs import FILE, PROGRAM, kinds, table
from sitegen.program import load_program
from sitegen.record import load_record

PRINTED = """\
              app   g     after
a way         same  -     -
another.way   -     new   runs
"""
RECORDED = json.loads(FILE.read_text("utf-8"))


def test_a_table_is_read_by_way_in_one_word_and_column():
    assert table(PRINTED) == {
        "a_way": {"app": "same", "g": "-", "after": "-"},
        "another_way": {"app": "-", "g": "new", "after": "runs"},
    }


def test_environments_of_a_kind_are_named_beside_their_table():
    outputs = {"a": ("empty", PRINTED), "b": ("empty", PRINTED)}
    assert kinds(outputs)["empty"]["environments"] == ["a", "b"]


def test_two_environments_of_one_kind_that_differ_are_an_error():
    outputs = {"a": ("empty", PRINTED), "b": ("empty", PRINTED.replace("new", "-"))}
    with pytest.raises(SiteError, match="prints on b not what it does on a"):
        kinds(outputs)


def test_what_ran_everywhere_is_the_program_that_the_page_shows():
    record = load_record(load_program(Path(), PROGRAM))
    assert RECORDED["empty"]["ways"] == table(record.output)


def test_only_the_recipe_is_the_same_and_without_the_request_on_every_build():
    empty, inherited = (RECORDED[kind]["ways"] for kind in ("empty", "inherited"))
    same = {way for way in empty if empty[way] == inherited[way]}
    assert {way for way in same if empty[way]["request"] == "-"} == {
        "the_recipe_hand_over"
    }


@pytest.mark.parametrize("flask", ["2.3", "3.0", "3.1"])
def test_each_flask_ran_with_threads_that_inherit_and_on_each_python(flask):
    assert (
        f"cpython-3.14-thread_inherit_context=1-flask-{flask}"
        in (RECORDED["inherited"]["environments"])
    )
    expected = {f"cpython-3.{minor}-flask-{flask}" for minor in range(10, 15)}
    assert expected <= set(RECORDED["empty"]["environments"])
