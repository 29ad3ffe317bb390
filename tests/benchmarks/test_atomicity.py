"""What was lost without a lock: counted right, and as the page about it says."""

import json
from pathlib import Path
from threading import Event, Thread

import pytest

from benchmarks.threads import racing
from benchmarks.threads.atomicity import TRIED, builds, figures, shares

FILE = Path(__file__).parents[2] / "evidence" / "benchmarks" / "atomicity.json"
RECORDED = json.loads(FILE.read_text("utf-8"))["builds"]
WITH_GIL = ("3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14")
ALWAYS = ("plus_call", "property", "item", "check_then_act", "iteration")


def test_shares_are_of_all_rounds_and_of_each():
    assert shares([(1, 10), (0, 10), (7, 10)]) == {
        "wrong": 8,
        "of": 30,
        "share": 0.1,
        "least": 0.0,
        "most": 0.7,
    }


def test_a_build_is_named_by_its_own_version():
    wrong = {key: [1, 2] for key in TRIED}
    told = {"version": "3.9.18", "gil": True, "wrong": wrong}
    found = figures([told, told])
    assert found["version"] == "3.9.18"
    assert found["wrong"]["append"]["wrong"] == 2


@pytest.mark.parametrize("lose", racing.COUNTING.values(), ids=racing.COUNTING)
def test_one_thread_loses_nothing(lose, monkeypatch):
    monkeypatch.setattr(racing, "THREADS", 1)
    assert lose(1000) == 0


def test_what_another_thread_overwrites_is_counted(monkeypatch):
    """The first thread reads, the second one counts everything, the first writes."""
    monkeypatch.setattr(racing, "THREADS", 2)
    done, readers = Event(), []

    def slow(number):
        if not readers:
            readers.append(number)
            assert done.wait(10)
        return number

    monkeypatch.setattr(racing, "f", slow)
    # Whoever ends its loop lets the other one write.
    plain = racing.together
    monkeypatch.setattr(
        racing, "together", lambda job: plain(lambda: (job(), done.set()))
    )
    assert racing.plus_call(5) == 5


def test_a_thread_that_does_not_end_is_told(monkeypatch):
    monkeypatch.setattr(racing, "PATIENCE", 0.01)
    leave = Event()
    thread = Thread(target=leave.wait, args=(10,))
    thread.start()
    with pytest.raises(TimeoutError, match="a thread counts"):
        racing.end(thread)
    leave.set()
    thread.join(10)


def test_every_build_that_is_found_was_asked_for_by_name():
    assert (
        "{}.{}".format(*map(int, racing.platform.python_version_tuple()[:2]))
        in builds()
    )


def wrong(name, key):
    return RECORDED[name]["wrong"][key]["wrong"]


def test_every_build_has_every_statement():
    assert set(RECORDED) == {*WITH_GIL, "3.13t"}
    assert all(set(build["wrong"]) == set(TRIED) for build in RECORDED.values())


@pytest.mark.parametrize("key", ["plus_equals", "attribute"])
def test_plus_equals_loses_nothing_since_3_10_and_with_the_gil_only(key):
    safe = [name for name in RECORDED if not wrong(name, key)]
    assert safe == [*WITH_GIL[2:]]


@pytest.mark.parametrize("key", ALWAYS)
def test_these_go_wrong_on_every_python(key):
    assert all(wrong(name, key) for name in RECORDED)


def test_append_loses_nothing_anywhere():
    assert not any(wrong(name, "append") for name in RECORDED)
