"""Reading programs: docstring, front matter, kinds and twins."""

import pytest

from sitegen.errors import SiteError
from sitegen.program import load_program, load_programs, split_docstring


def write(repo, name, docstring):
    repo.write(f"snippets/start/{name}.py", f'"""{docstring}"""\n')


def test_docstring_becomes_title_summary_and_front_matter(repo):
    write(
        repo,
        "lost_broken",
        "A title.\n\nSome prose: with colon.\nMore.\n\nrule: times rounded\n"
        "stderr: KeyError: 'tea'\npython: >=3.12\n",
    )
    program = load_program(repo.root, "start/lost_broken")
    assert program.title == "A title"
    assert program.summary == "Some prose: with colon.\nMore."
    assert program.rule == "times rounded"
    assert program.stderr == "KeyError: 'tea'"
    assert program.requires_python == ">=3.12"
    assert (program.topic, program.name) == ("start", "lost_broken")
    assert (program.kind, program.twin) == ("broken", "start/lost_fixed")
    assert program.stem == "start/lost"


def test_defaults(repo):
    write(repo, "one", "A title\n\nrule: exact")
    program = load_program(repo.root, "start/one")
    assert (program.kind, program.twin, program.stem) == ("plain", None, "start/one")
    assert program.stderr is None
    assert program.requires_python == ">=3.10"


def test_an_indented_line_carries_a_value_on(repo):
    write(repo, "one", "A title\n\nrule: exact\nstderr: A long\n  message\n")
    assert load_program(repo.root, "start/one").stderr == "A long message"


def test_programs_come_sorted_by_id(repo):
    for name in ("b_fixed", "a", "b_broken"):
        write(repo, name, "A title\n\nrule: exact")
    assert list(load_programs(repo.root)) == [
        "start/a",
        "start/b_broken",
        "start/b_fixed",
    ]


@pytest.mark.parametrize(
    ("docstring", "line", "message"),
    [
        ("A title\n\nProse.\n", 1, "is missing"),
        ("A title\n\nrule: roughly\n", 1, "`roughly`, which is unknown"),
        ("A title\n\nrule: exact\ncolour: red\n", 4, "`colour` is not a key"),
        ("A title\n\nrule: exact\nrule: exact\n", 4, "twice"),
        ("T" * 73 + "\n\nrule: exact\n", 1, "these are 73"),
    ],
)
def test_a_bad_docstring_is_named_with_its_line(repo, docstring, line, message):
    write(repo, "bad", docstring)
    with pytest.raises(SiteError) as caught:
        load_programs(repo.root)
    assert str(caught.value).startswith(f"snippets/start/bad.py:{line}: ")
    assert message in str(caught.value)


def test_no_docstring(repo):
    repo.write("snippets/start/bad.py", "print()\n")
    with pytest.raises(SiteError, match=r"bad\.py:1: The program has no docstring"):
        load_programs(repo.root)


def test_a_syntax_error_is_named(repo):
    repo.write("snippets/start/bad.py", '"""T"""\nif\n')
    with pytest.raises(SiteError, match=r"bad\.py:2: This is not Python"):
        load_programs(repo.root)


def test_a_missing_twin_is_named(repo):
    write(repo, "lost_broken", "A title\n\nrule: exact")
    with pytest.raises(SiteError, match=r"lost_broken\.py:1: .*start/lost_fixed\.py"):
        load_programs(repo.root)


def test_an_unknown_id_gets_its_neighbours(repo):
    write(repo, "one_thread", "A title\n\nrule: exact")
    with pytest.raises(SiteError, match="Near to it: start/one_thread"):
        load_program(repo.root, "start/onethread")


def test_prose_that_ends_a_docstring_is_no_front_matter():
    assert split_docstring("T\n\nWe say: this.\nAnd that.") == (
        "T\n\nWe say: this.\nAnd that.",
        [],
    )
