"""Records: written from real runs, tied to the text by hashes."""

import json

import pytest

from sitegen import record as records
from sitegen.errors import SiteError
from sitegen.program import load_program
from sitegen.pull import Puller


def make(repo, text, **settings):
    program = repo.program(text, **settings)
    return program, Puller(repo.root).publish(program)


def files(program):
    folder = program.root / "snippets" / program.topic
    return folder / f"{program.name}.out", folder / f"{program.name}.trace.json"


def test_a_record_holds_output_events_and_versions(repo):
    program, published = make(
        repo,
        "from flask import g\ndef main(): print('hi')\nmain()\nprint(type(g))\n",
    )
    made = records.record(program, published)
    assert made.output == "hi\n<class 'werkzeug.local.LocalProxy'>\n"
    assert made.trace["program"] == published.sha256
    assert set(made.trace["recorded_on"]["packages"]) == {"flask"}
    assert made.trace["stderr"] == ""
    assert [span["function"] for span in made.trace["spans"]] == ["main"]
    assert records.load_record(program) == made
    records.check(program, published, made)


def test_the_last_line_on_stderr_is_recorded(repo):
    text = "import sys\nprint('no\\nKeyError', file=sys.stderr)\n"
    program, published = make(repo, text, front="stderr: KeyError\n")
    assert records.record(program, published).trace["stderr"] == "KeyError"


def test_a_record_of_another_text_is_stale(repo):
    program, published = make(repo, "print(1)\n")
    old = records.record(program, published)
    program, published = make(repo, "print(2)\n")
    with pytest.raises(SiteError, match=r"stale.*`nox -s record -- start/x`"):
        records.check(program, published, old)
    assert not records.is_fresh(program, published)


def test_a_trace_that_is_not_json_names_what_mends_it(repo):
    program, published = make(repo, "print(1)\n")
    records.record(program, published)
    files(program)[1].write_text('{"spans": [],}')
    with pytest.raises(SiteError, match=r"x\.trace\.json:1: This is not JSON.*nox -s"):
        records.load_record(program)
    assert not records.is_fresh(program, published)


def test_an_output_changed_by_hand_is_stale(repo):
    program, published = make(repo, "print(1)\n")
    records.record(program, published)
    files(program)[0].write_text("2\n")
    with pytest.raises(SiteError, match=r"stale.*x\.out was changed by hand"):
        records.check(program, published, records.load_record(program))


@pytest.mark.parametrize("which", [0, 1])
def test_a_missing_file_names_the_remedy(repo, which):
    program, published = make(repo, "print(1)\n")
    records.record(program, published)
    files(program)[which].unlink()
    with pytest.raises(SiteError, match=r"x\.py: .*`nox -s record -- start/x`"):
        records.load_record(program)


def test_an_output_that_is_the_same_by_the_rule_is_kept(repo):
    docstring = '"""A title\n\nrule: times rounded\n"""\n'
    path = repo.write("snippets/start/x.py", docstring + "print('1.5 ms')\n")
    program = load_program(repo.root, "start/x")
    records.record(program, Puller(repo.root).publish(program))
    path.write_text(docstring + "print('2.5 ms')\n")
    program = load_program(repo.root, "start/x")
    again = records.record(program, Puller(repo.root).publish(program))
    assert again.output == "1.5 ms\n"
    assert records.is_fresh(program, Puller(repo.root).publish(program))


@pytest.mark.parametrize(
    ("text", "front", "message"),
    [
        ("import sys\nsys.exit(3)", "", "ended with status 3"),
        ("import sys\nprint('no', file=sys.stderr)", "", "'no', and `stderr:`"),
        ("print()", "stderr: KeyError\n", "None, and `stderr:` in the docstring says"),
        ("import os\nprint(os.urandom(9))", "", "Two runs printed different things"),
        ("import os\nos._exit(0)", "", "left no events"),
    ],
)
def test_a_run_that_is_not_good_leaves_no_record(repo, text, front, message):
    program, published = make(repo, text, front=front)
    with pytest.raises(SiteError) as caught:
        records.record(program, published)
    assert str(caught.value).startswith("snippets/start/x.py: ")
    assert message in str(caught.value)
    assert not any(path.exists() for path in files(program))


def test_records_without_a_program_are_found(repo):
    program, published = make(repo, "print(1)\n")
    records.record(program, published)
    assert records.leftovers(repo.root) == []
    (repo.root / program.path).unlink()
    assert [path.name for path in records.leftovers(repo.root)] == [
        "x.out",
        "x.trace.json",
    ]


def test_a_trace_file_has_a_line_for_each_span(repo):
    program, published = make(repo, "def a(): pass\ndef b(): pass\na()\nb()\n")
    records.record(program, published)
    text = files(program)[1].read_text()
    assert sum('"function"' in line for line in text.splitlines()) == 2
    assert len(json.loads(text)["spans"]) == 2


def test_a_program_without_functions_has_no_spans(repo):
    program, published = make(repo, "print(1)\n")
    records.record(program, published)
    assert json.loads(files(program)[1].read_text())["spans"] == []
