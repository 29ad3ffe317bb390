"""Which Flask has which names: told right, and as the page about them says."""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from sitegen.errors import SiteError
from sitegen.evidence.names import LINES, change, history, pins, probe, versions
from sitegen.evidence.names_probe import NAMES, state

RECORDED = json.loads(Path("evidence/flask-names.json").read_text("utf-8"))


DATED = """
import warnings

new = 1


def __getattr__(name):
    if name != "old":
        raise AttributeError(name)
    warnings.warn("soon gone", DeprecationWarning, stacklevel=2)
"""


@pytest.mark.parametrize(
    ("name", "told"), [("new", "yes"), ("old", "warns"), ("gone", "no")]
)
def test_a_name_is_there_or_warns_or_is_not(tmp_path, monkeypatch, name, told):
    (tmp_path / "dated.py").write_text(DATED)
    monkeypatch.syspath_prepend(tmp_path)
    assert state(f"dated.{name}") == told


def lines(*states, name="a.b"):
    every = zip(("1.0", "1.1", "2.0", "2.1"), states, strict=False)
    return {
        minor: {
            "flask": f"{minor}.9",
            "werkzeug": f"3{minor}.9",
            "names": {name: state},
        }
        for minor, state in every
    }


def test_a_name_that_warned_and_went():
    assert history("a.b", lines("yes", "warns", "warns", "no")) == {
        "since": "Flask 1.0 or older",
        "deprecated": "Flask 1.1",
        "removed": "Flask 2.1",
    }


def test_a_name_that_came_and_stayed():
    assert history("a.b", lines("no", "yes")) == {
        "since": "Flask 1.1",
        "deprecated": "no warning",
        "removed": "still there",
    }


def test_a_name_of_werkzeug_has_its_versions():
    name = "werkzeug.local.get_ident"
    found = history(name, lines("yes", "no", name=name))
    assert found["removed"] == "Werkzeug 31.1"


def test_a_probe_that_fails_says_why(tmp_path):
    (tmp_path / "flask.py").write_text("raise ImportError('half installed')")
    with pytest.raises(SiteError, match="half installed"):
        probe(sys.executable, tmp_path)


def test_every_line_is_recorded_as_it_is_pinned_now():
    assert {minor: each["flask"] for minor, each in RECORDED["lines"].items()} == {
        line.minor: versions(line)["flask"] for line in LINES
    }
    assert all(set(each["names"]) == set(NAMES) for each in RECORDED["lines"].values())


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.minor)
def test_a_line_is_pinned_to_a_release_of_its_own(line):
    assert pins(line)[0].startswith(f"flask=={line.minor}.")


def test_the_flask_that_is_installed_does_as_recorded(tmp_path):
    """The recorded cells are true of the one line that can be asked in any test run."""
    told = probe(sys.executable, tmp_path)
    minor = version("flask").rpartition(".")[0]
    recorded = RECORDED["lines"][minor]
    assert told["names"] == recorded["names"]
    assert told["behaviour"] == recorded["behaviour"]


def behaviour(key):
    return {minor: each["behaviour"][key] for minor, each in RECORDED["lines"].items()}


@pytest.mark.parametrize("key", RECORDED["changes"])
def test_what_has_changed_has_changed_once(key):
    """The page has one version for it: before one thing, since then another."""
    values = list(behaviour(key).values())
    told = RECORDED["changes"][key]
    if "always" in told:
        assert values == [told["always"]] * len(LINES)
        return
    place = [line.minor for line in LINES].index(told["since"])
    before, after = [told["before"]] * place, [told["after"]] * (len(LINES) - place)
    assert values == before + after


def test_a_change_is_told_by_the_first_version_that_has_it():
    lines = {
        m: {"behaviour": {"a": v}} for m, v in (("1", "x"), ("2", "y"), ("3", "y"))
    }
    assert change("a", lines) == {"before": "x", "since": "2", "after": "y"}
    assert change("a", {"1": lines["1"]}) == {"always": "x"}


@pytest.mark.parametrize(
    ("key", "always"),
    [
        ("g_in_copy", "new"),
        ("request_in_copy", "same"),
        ("g_inside_app_context", "shared"),
    ],
)
def test_what_the_page_says_has_not_changed(key, always):
    assert RECORDED["changes"][key] == {"always": always}
