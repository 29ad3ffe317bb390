"""The matrix: what it says of a run, what it remembers, which interpreters it takes."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.evidence.matrix import (
    Environment,
    allowed,
    environments,
    outcome,
    run_program,
)
from sitegen.evidence.matrix_file import MatrixFile
from sitegen.pages.library import Entry, Library
from sitegen.run import Result, interpreters
from sitegen.run.interpreters import Interpreter

ROOT = Path(__file__).parents[3]
HERE = Interpreter(sys.executable, "3.12.1")


@pytest.fixture(scope="module")
def entry() -> Entry:
    """A program that leaves nothing on stderr, with an exact rule."""
    return Library(ROOT).entry("start/one_thread")


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    lock = tmp_path / "flask-3.1.txt"
    lock.write_text("flask==3.1.3\nwerkzeug==3.1.9\n")
    return Environment("here", "3.12.1", "", "3.1.3", "3.1.9", HERE, lock)


def result(entry: Entry, **changes: object) -> Result:
    good = {"stdout": entry.record.output, "stderr": "", "returncode": 0}
    return Result(**{**good, "trace": None, "timed_out": False, **changes})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "same"),
        ({"timed_out": True}, "timeout"),
        ({"returncode": 1, "stderr": "a\nKeyError: 1\n"}, "exit 1: KeyError: 1"),
        ({"stderr": "Warning: b\n"}, "different: on stderr Warning: b"),
        ({"stdout": "other\n"}, "different: other"),
    ],
)
def test_outcome_says_how_a_run_differs(entry: Entry, changes: dict, said: str) -> None:
    assert outcome(entry, result(entry, **changes)) == said


def test_outcome_names_a_line_that_is_gone(entry: Entry) -> None:
    first, _, rest = entry.record.output.partition("\n")
    assert outcome(entry, result(entry, stdout=rest)) == f"different: without {first}"


def test_each_interpreter_meets_each_flask(tmp_path: Path) -> None:
    folder = tmp_path / "requirements"
    folder.mkdir()
    for flask in ("2.3.3", "3.1.3"):
        text = f"flask=={flask} \\\n    --hash=x\nwerkzeug==3.1.9 \\\n"
        (folder / f"flask-{flask[:3]}.txt").write_text(text)
    found = [Interpreter("a", "3.13.0"), Interpreter("b", "3.14.8")]
    ids = [each.id for each in environments(tmp_path, found)]
    assert ids == [
        "cpython-3.13-flask-2.3",
        "cpython-3.13-flask-3.1",
        "cpython-3.14-flask-2.3",
        "cpython-3.14-flask-3.1",
        "cpython-3.14-thread_inherit_context=0-flask-2.3",
        "cpython-3.14-thread_inherit_context=0-flask-3.1",
        "cpython-3.14-thread_inherit_context=1-flask-2.3",
        "cpython-3.14-thread_inherit_context=1-flask-3.1",
    ]


def test_program_runs_only_where_it_asks_to(
    entry: Entry, environment: Environment
) -> None:
    assert allowed(entry, environment)
    assert allowed(entry, replace(environment, python="3.15.0rc1"))
    assert not allowed(entry, replace(environment, python="3.9.18"))


def test_a_run_is_noted_and_not_repeated(
    entry: Entry, environment: Environment, tmp_path: Path
) -> None:
    path = tmp_path / "matrix.json"
    assert run_program(entry, [environment], MatrixFile(path)) == 1
    assert run_program(entry, [environment], MatrixFile(path)) == 0
    noted = json.loads(path.read_text("utf-8"))
    assert noted["environments"] == [environment.public]
    assert noted["programs"][entry.id]["program"] == entry.published.sha256
    assert noted["programs"][entry.id]["outcomes"] == {"here": "same"}


def test_another_text_is_run_again(
    entry: Entry, environment: Environment, tmp_path: Path
) -> None:
    file = MatrixFile(tmp_path / "matrix.json")
    file.add(entry, {"here": "same"}, [environment.public])
    written = json.loads(file.path.read_text("utf-8"))
    written["programs"][entry.id]["program"] = "of an older text"
    file.path.write_text(json.dumps(written), "utf-8")
    assert MatrixFile(file.path).known(entry) == {}


def test_what_is_no_more_is_forgotten(
    entry: Entry, environment: Environment, tmp_path: Path
) -> None:
    file = MatrixFile(tmp_path / "matrix.json")
    file.add(entry, {"here": "timeout"}, [environment.public])
    assert file.odd() == [f"{entry.id} on here: timeout"]
    file.keep_only([])
    assert file.odd() == []
    assert json.loads(file.path.read_text("utf-8"))["environments"] == []


def test_an_interpreter_named_in_the_environment_is_found_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    base = os.path.realpath(sys.executable)
    monkeypatch.setenv(interpreters.EXTRA, base)
    assert base in [each.command for each in interpreters.installed()]


def test_what_is_no_cpython_is_no_interpreter(tmp_path: Path) -> None:
    assert interpreters.ask(str(tmp_path / "nothing")) is None
    assert interpreters.ask("false") is None


def test_missing_versions_are_named() -> None:
    found = [Interpreter("a", "3.10.1"), Interpreter("b", "3.13.0")]
    assert interpreters.missing(found) == ["3.11", "3.12", "3.14"]
