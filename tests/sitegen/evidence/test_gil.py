"""What switches the GIL on again: recorded as the page says it."""

import json

import pytest

from sitegen.errors import SiteError
from sitegen.evidence import gil

RECORDED = json.loads(gil.FILE.read_text("utf-8"))


def test_nothing_that_the_page_names_switches_the_gil_on():
    told = RECORDED["declared"]
    assert told["GIL_at_the_start"] == told["GIL_now"] == "False"
    assert told["switched_on_by"] == "nobody"
    assert "warning" not in told


def test_a_module_that_declares_nothing_switches_it_on_with_a_warning():
    told = RECORDED["undeclared"]
    assert told["GIL_now"] == "True"
    assert told["switched_on_by"] == "undeclared"
    assert told["warning"].startswith(
        "RuntimeWarning: The global interpreter lock (GIL) has been enabled to load"
        " module 'undeclared', which has not declared that it can run safely"
    )


def test_the_variable_keeps_it_off():
    assert RECORDED["overridden"]["GIL_now"] == "False"


def test_without_a_free_threaded_python_it_says_what_it_looked_for(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SiteError, match=r"python3.14t, python3.13t on PATH"):
        gil.interpreter()
