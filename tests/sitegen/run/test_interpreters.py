"""Which interpreters are found: one of each minor version, from the oldest wanted."""

import pytest

from sitegen.run import interpreters
from sitegen.run.interpreters import Interpreter, installed

VERSIONS = {"old": "3.8.18", "a": "3.10.13", "b": "3.10.2", "new": "3.14.8"}


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    """Have these commands, in the order in which they win; one does not run."""

    def ask(command):
        known = VERSIONS.get(command)
        return Interpreter(command, known) if known else None

    monkeypatch.setattr(interpreters, "_candidates", lambda _: [*VERSIONS, "broken"])
    monkeypatch.setattr(interpreters, "ask", ask)


def test_the_first_of_each_minor_version_is_taken_oldest_first():
    assert [each.command for each in installed()] == ["a", "new"]


def test_older_ones_are_found_where_they_are_asked_for():
    assert [each.command for each in installed((3, 8))] == ["old", "a", "new"]
