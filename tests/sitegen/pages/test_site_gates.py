"""Each gate in both directions: silent on what is right, loud on what is not."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from sitegen.pages import gates
from sitegen.pages.book import read_book
from sitegen.pages.servers import gates as server_gates


def told(repository, gate) -> list[str]:
    return [str(problem) for problem in gate(read_book(repository.root))]


def test_a_program_that_no_page_shows(repository):
    assert told(repository, gates.every_program_is_shown) == []
    repository.program("start/alone", "print(1)\n")
    repository.record("start/alone", "1\n")
    (message,) = told(repository, gates.every_program_is_shown)
    assert message.startswith("snippets/start/alone.py:1: No page shows this program.")
    assert "{{ program start/alone }}" in message


@pytest.mark.parametrize(
    ("ways", "silent"),
    [("program", True), ("excerpt output", True), ("excerpt timeline", False)],
)
def test_a_program_without_its_output(repository, ways, silent):
    repository.program("start/alone", "def f():\n    print(1)\n\n\nf()\n")
    for way in ways.split():
        arguments = "start/alone f" if way == "excerpt" else "start/alone"
        repository.page(f"{way}.md", f"{{{{ {way} {arguments} }}}}\n")
    messages = told(repository, gates.every_shown_program_has_its_output)
    assert (messages == []) == silent
    if not silent:
        assert messages[0].startswith(
            "docs/excerpt.md: start/alone is shown, its output"
        )
        assert "Add {{ output start/alone }}." in messages[0]


@pytest.mark.parametrize("way", ["program", "excerpt", "output", "timeline"])
def test_its_output_alone_does_not_show_a_program(repository, way):
    repository.program("start/alone", "def f():\n    print(1)\n\n\nf()\n")
    repository.record("start/alone", "1\n", "a", "b")
    arguments = "start/alone f" if way == "excerpt" else "start/alone"
    repository.page("a.md", f"{{{{ {way} {arguments} }}}}\n")
    shown = not told(repository, gates.every_program_is_shown)
    assert shown == (way in ("program", "excerpt"))


@pytest.mark.parametrize(
    "code",
    [
        "```python\nprint(1)\n```",
        "~~~\nprint(1)\n~~~",
        "- item\n\n    ```\n    x\n    ```",
        "> ```\n> x\n> ```",
        "<pre>x</pre>",
        "text\n\n    print(1)",
        "<PRE>x</PRE>",
    ],
)
def test_code_typed_into_a_page(repository, code):
    repository.page("a.md", f"# A\n\n{code}\n")
    messages = told(repository, gates.no_page_has_typed_code)
    assert messages
    assert messages[0].startswith("docs/a.md:")
    assert "Make it a program in snippets/" in messages[0]


@pytest.mark.parametrize(
    "prose",
    [
        "`inline` code",
        "- item\n\n    more of the item",
        "1. item\n\n    more of the item\n\n    and more",
        "!!! note\n\n    text",
        "wrapped\n    line",
        "[^1]: Note\n\n    more of the note",
    ],
)
def test_prose_is_not_code(repository, prose):
    repository.page("a.md", f"# A\n\n{prose}\n")
    assert told(repository, gates.no_page_has_typed_code) == []


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("title: A\ndescription: Fine.", None),
        ("title: A", "has no `description:`"),
        ("description: Fine.", "has no `title:`"),
        (f"title: A\ndescription: {'x' * 156}", "has 156 characters"),
    ],
)
def test_a_page_without_title_or_description(repository, head, message):
    repository.write("docs/a.md", f"---\n{head}\n---\n\n# A\n")
    messages = told(repository, gates.every_page_is_described)
    assert bool(messages) == bool(message)
    assert not message or (message in messages[0] and "docs/a.md:1" in messages[0])


def test_front_matter_that_is_not_yaml_names_its_line(repository):
    repository.write("docs/a.md", "---\ntitle: Error: not quoted\n---\n")
    with pytest.raises(gates.SiteError, match=r"docs/a.md:\d.*quotes"):
        told(repository, gates.every_page_is_described)


def test_a_record_that_is_missing_or_stale_or_left_over(repository):
    assert told(repository, gates.every_record_is_fresh) == []
    repository.program("start/new", "print(1)\n")
    repository.program("start/count_fixed", "print(2)\n")
    repository.write("snippets/start/gone.out", "")
    messages = "\n".join(told(repository, gates.every_record_is_fresh))
    assert messages.count("\n") == 2
    assert "snippets/start/new.py: It has no record yet" in messages
    assert "snippets/start/count_fixed.trace.json: stale record" in messages
    assert "`nox -s record -- start/count_fixed`" in messages
    assert "snippets/start/gone.out: This record belongs to no program" in messages


def evidence(repository, missing: tuple[int, ...] = ()) -> None:
    """Write what `nox -s evidence` would: a test that runs all of the app."""
    files = {}
    for path in (repository.root / "reference_app").rglob("*.py"):
        name = path.relative_to(repository.root).as_posix()
        known = {"start": 4, "end": 6, "tests": ["tests/app/test_count.py::test_add"]}
        files[name] = {
            "sha256": sha256(path.read_bytes()).hexdigest(),
            "definitions": {"add": known} if path.name == "count.py" else {},
            "missing": list(missing) if path.name == "count.py" else [],
        }
    content = {"tests": sha256(b"").hexdigest(), "files": files}
    repository.result("tests", content)


def test_app_lines_that_no_test_executes(repository):
    (message,) = told(repository, gates.every_shown_line_ran)
    assert "There is no evidence yet" in message
    evidence(repository)
    assert told(repository, gates.every_shown_line_ran) == []
    evidence(repository, missing=(6,))
    (message,) = told(repository, gates.every_shown_line_ran)
    assert message.startswith("reference_app/start/count.py:6: No test")
    assert "`nox -s evidence`" in message


def test_evidence_that_is_older_than_the_app(repository):
    evidence(repository)
    module = repository.root / "reference_app/start/count.py"
    module.write_text(module.read_text() + "# changed\n")
    (message,) = told(repository, gates.every_shown_line_ran)
    assert "evidence/tests.json is older than this file" in message


def test_a_shown_line_that_nothing_executes(repository):
    evidence(repository)
    for twin in ("broken", "fixed"):  # a line that both share may run in either
        trace = repository.root / f"snippets/start/count_{twin}.trace.json"
        record = json.loads(trace.read_text())
        last = max(record["lines"])
        record["lines"] = [line for line in record["lines"] if line < last - 1]
        trace.write_text(json.dumps(record))
    *_, message = told(repository, gates.every_shown_line_ran)
    assert "snippets/start/count_fixed.py: Nothing executes line" in message
    assert "python -m sitegen publish start/count_fixed" in message


def mutants(repository, killed_by: str | None, sha: str | None = None) -> None:
    text = repository.published("start/count_fixed")
    mutant = {"name": "without add", "line": 20, "killed_by": killed_by}
    program = sha or sha256(text.encode()).hexdigest()
    twin = {"program": program, "killed": 1, "of": 1, "mutants": [mutant]}
    content = {"killed": 1, "of": 1, "twins": {"start/count_fixed": twin}}
    repository.result("mutants", content)


def test_a_mutant_that_lives_or_was_never_tried(repository):
    (message,) = told(repository, gates.every_mutant_was_killed)
    assert message.startswith("snippets/start/count_fixed.py: ")
    mutants(repository, "prints something else")
    assert told(repository, gates.every_mutant_was_killed) == []
    mutants(repository, None)
    (message,) = told(repository, gates.every_mutant_was_killed)
    assert "Its mutant without add (published line 20)" in message
    mutants(repository, "fails", sha="0" * 64)
    (message,) = told(repository, gates.every_mutant_was_killed)
    assert "`python -m sitegen mutants`" in message


def test_a_program_that_did_not_run_elsewhere(repository):
    messages = told(repository, gates.every_program_ran_elsewhere)
    assert [message.partition(":")[0] for message in messages] == [
        "snippets/start/count_broken.py",
        "snippets/start/count_fixed.py",
    ]
    assert all("`nox -s matrix`" in message for message in messages)
    matrix(repository, {"e": "exit 1: a difference is content", "f": "same"})
    assert told(repository, gates.every_program_ran_elsewhere) == []


def test_runs_that_were_compared_with_another_record(repository):
    matrix(repository, {"e": "different: 1", "f": "different: 1"})
    first, second = told(repository, gates.every_program_ran_elsewhere)
    assert "evidence/matrix.json has no run like the record" in first
    assert "snippets/start/count_fixed.py" in second


def matrix(repository, outcomes: dict[str, str]) -> None:
    common = {"python": "3.12.1", "flags": "", "flask": "3.1.3"}
    environments = [{"id": name, **common} for name in outcomes]
    programs = {
        name: {
            "program": sha256(repository.published(name).encode()).hexdigest(),
            "outcomes": outcomes,
        }
        for name in ("start/count_broken", "start/count_fixed")
    }
    content = {"environments": environments, "programs": programs}
    repository.result("matrix", content)


def test_check_tells_pages_and_gates_together(repository):
    repository.page("bad.md", "{{ program start/none }}\n\n<pre>x</pre>\n")
    with pytest.raises(gates.ProblemsError) as caught:
        gates.check(repository.root, gates.PAGES)
    message = str(caught.value)
    assert message.startswith("2 problems to mend:")
    assert "docs/bad.md:6" in message
    assert "docs/bad.md:8" in message


def test_check_is_silent_on_what_is_right(repository):
    evidence(repository)
    mutants(repository, "fails")
    gates.check(
        repository.root, [g for g in gates.ALL if "elsewhere" not in g.__name__]
    )


def test_every_gate_is_among_those_that_the_build_runs():
    written = {
        each
        for module in (gates, server_gates)
        for name, each in vars(module).items()
        if name.startswith(("every_", "no_"))
    }
    assert written == set(gates.ALL)


def test_the_build_leaves_no_gate_out():
    """`generate` runs all gates unless it is told which."""
    adapter = Path(gates.__file__).parents[1] / "mkdocs_adapter.py"
    assert "gates=" not in adapter.read_text("utf-8")
