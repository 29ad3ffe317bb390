"""What cannot be pulled is an error that names file and line."""

import pytest

from sitegen.errors import SiteError
from sitegen.pull import Puller

PROGRAM = "snippets/start/x.py"


def refusal(repo, text):
    program = repo.program(text)
    with pytest.raises(SiteError) as caught:
        Puller(repo.root).publish(program)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("from reference_app.a import *", "hides which names are meant"),
        ("import reference_app.a", "brings a module"),
        ("import reference_app.a as a", "brings a module"),
        ("from reference_app import a\nprint(a.f)", "brings a module"),
        (
            "from reference_app.a import g\nprint(g)",
            "`g` does not exist in reference_app/a.py",
        ),
        (
            "from reference_app.z import f\nprint(f)",
            "There is no module `reference_app.z`",
        ),
        ("def main():\n    from reference_app.a import f", "inside a function"),
        (
            "if True:\n    from reference_app.a import f",
            "inside a function or a condition",
        ),
        ("def main():\n    import reference_app.a", "brings a module"),
        ("from .a import f", "A relative import leads nowhere"),
        ("import unheard_of\nprint(unheard_of)", "not among the dependencies"),
        ("def main():\n    from unheard_of import x", "not among the dependencies"),
        ("print(undefined)", "`undefined` is used here"),
        ("x = 1 + " + "1 + " * 20 + "1", "a page shows 72"),
    ],
)
def test_in_a_program(repo, text, message):
    repo.app("a", "def f(): pass\n")
    found = refusal(repo, text)
    line = 7 if "def main" in text or "if True" in text else 6
    assert found.startswith(f"{PROGRAM}:{line}: "), found
    assert message in found


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("from json import *\ndef f(): pass", 1, "hides which names"),
        ("import reference_app.b\ndef f(): pass", 1, "brings a module"),
        ("from reference_app.b import nope\ndef f(): nope()", 1, "does not exist"),
        ("def f():\n    from reference_app.b import g", 2, "inside a function"),
        ("def f():\n    from .b import g", 2, "inside a function"),
        ("from ....b import g\ndef f(): g()", 1, "A relative import leads nowhere"),
        ("import unheard_of\ndef f(): unheard_of", 1, "not among the dependencies"),
        ("X = 1\ndef f(): return nope", 2, "`nope` is used here"),
        ("def f(): return '" + "x" * 60 + "'", 1, "a page shows 72"),
        ("def f(:", 1, "This is not Python"),
    ],
)
def test_in_the_app(repo, text, line, message):
    repo.app("a", text + "\n")
    repo.app("b", "def g(): pass\n")
    found = refusal(repo, "from reference_app.a import f\nprint(f)")
    assert found.startswith(f"reference_app/a.py:{line}: "), found
    assert message in found


@pytest.mark.parametrize(
    ("first", "second", "program"),
    [
        ("def run(): pass", "def run(): pass\ndef f(): run()", "print(run, f)"),
        ("run = 1", "from json import loads as run\ndef f(): run()", "print(run, f)"),
        (
            "import json\nrun = json",
            "from a import json\ndef f(): json",
            "print(run, f)",
        ),
        ("run = 1", "f = 2", "def run(): pass\nprint(f, run)"),
        ("run = 1", "f = 2", "import json as run\nprint(run, f)"),
    ],
)
def test_a_clash_names_both_places(repo, first, second, program):
    repo.app("a", first)
    repo.app("b", second)
    found = refusal(
        repo,
        "from reference_app.a import run\nfrom reference_app.b import f\n" + program,
    )
    assert "would mean two things" in found
    assert found.count(".py:") == 2


def test_an_alias_that_is_taken(repo):
    repo.app("a", "def f(): pass\ndef g(): pass\n")
    found = refusal(
        repo,
        "from reference_app.a import f as g, g as f\nprint(f, g)",
    )
    assert "would mean two things" in found


def test_a_program_may_not_take_a_builtin_away_from_the_app(repo):
    repo.app("a", "def f(): return open\n")
    found = refusal(
        repo, "from reference_app.a import f\ndef open(): pass\nprint(f, open)"
    )
    assert found.startswith("reference_app/a.py:1: `open` is Python's own here")


def test_one_import_in_two_modules_is_no_clash(repo):
    repo.app("a", "import concurrent.futures\ndef f(): return concurrent.futures\n")
    repo.app(
        "b",
        "import concurrent.futures\n"
        "from json import loads\ndef g(): return loads, concurrent\n",
    )
    body = repo.body(
        """
        from json import loads
        from reference_app.a import f
        from reference_app.b import g
        print(f, g, loads)
        """
    )
    assert body.count("import concurrent.futures\n") == 1
    assert body.count("from json import loads\n") == 1
