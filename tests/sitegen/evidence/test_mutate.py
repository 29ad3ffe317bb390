"""What is taken out of a program, and what is not."""

import json
from ast import PyCF_ALLOW_TOP_LEVEL_AWAIT
from textwrap import dedent

import pytest

from sitegen import record as records
from sitegen.errors import SiteError
from sitegen.evidence import kill
from sitegen.evidence.mutate import Mutant, mutants
from sitegen.pull import Puller


def changed(text):
    """For each mutant the lines that it has and the program has not."""
    text = dedent(text).lstrip("\n")
    lines = text.split("\n")
    found = []
    for mutant in mutants(text):
        compile(mutant.text, "mutant", "exec", PyCF_ALLOW_TOP_LEVEL_AWAIT)
        found.append([line for line in mutant.text.split("\n") if line not in lines])
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("with lock:\n    x = 1", [["if True:"]]),
        ("with self._lock, open(x) as f:\n    f.x", [["with open(x) as f:"]]),
        ("with app.app_context():\n    x = 1", [["if True:"]]),
        (
            "with (\n    a_ctx,\n    b_ctx,\n):\n    x",
            [["with b_ctx:"], ["with a_ctx:"]],
        ),
        ("async with lock:\n    x = 1", [["if True:"]]),
        ("with lock as held:\n    held.x", []),
        ("with pool as p:\n    p.x", []),
        ("with open(x):\n    x", []),
        ("worker.join()", [["pass"]]),
        ("for t in ts:\n    t.join(timeout=1)", [["    pass"]]),
        ("Thread(target=f).start()", [["pass"]]),
        ("var.reset(token)", [["pass"]]),
        ("signal.signal(SIGTERM, f)", [["pass"]]),
        ("await gate.wait()", [["pass"]]),
        ("x = await gate.wait()", []),
        ("list(pool.map(f, xs))", [["pass"]]),
        ("print(x)\nxs.append(1)", []),
        ("x = future.result(timeout=1)", [["x = None"]]),
        ("print(f.result())", [["print(None)"]]),
        ("if not gate.wait(1):\n    raise x", []),
        ("x = lock.locked() or gate.wait(1)", []),
        ("pool.submit(Context().run, f, x)", [["pool.submit(f, x)"]]),
        ("pool.submit(contextvars.Context().run, f)", [["pool.submit(f)"]]),
        ("pool.submit(ctx.run, f, x)", [["pool.submit(f, x)"]]),
        ("x = copy_context().run(f, 1, a=2)", [["x = f(1, a=2)"]]),
        ("f = copy_current_request_context(f)", [["f = f"]]),
        ("c = copy_context\nx = c().run(f)", [["x = f()"]]),
        (
            "@copy_current_request_context\ndef f(): pass",
            [["@(lambda function: function)"]],
        ),
        ("for k in list(stock):\n    k", [["for k in stock:"]]),
        ("x = [k for k in stock.copy()]", [["x = [k for k in stock]"]]),
        ("for k in list(stock.items()):\n    k", [["for k in stock.items():"]]),
        ("for k in list(pool.map(f)):\n    k", []),
        ("x = Local()", [['x = __import__("types").SimpleNamespace()']]),
        ("x = {}\nx[1] = 2", []),
    ],
)
def test_what_is_taken_out(text, expected):
    assert changed(text) == expected


def test_a_context_manager_of_the_program_is_one_as_well():
    text = """
        @contextmanager
        def holding(x):
            yield
        class Pushed:
            def __enter__(self): pass
            def __exit__(self, *_): pass
        with holding(1):
            x = 1
        with Pushed():
            x = 2
    """
    assert changed(text) == [["if True:"], ["if True:"]]


def test_g_is_shared_only_where_nothing_else_can_be_taken_out():
    [only] = mutants("from flask import Flask, g\ng.x = Flask\n")
    assert only.name == "one object for all requests instead of `flask.g`"
    assert only.text.startswith("from flask import Flask; g = __import__")
    [only] = mutants("from flask import g\ng.x.join()\n")
    assert only.line == 2


def test_a_mutant_keeps_comments_and_says_what_and_where():
    [mutant] = mutants("# ö\nx = 'ö'; worker.join()  # why\n")
    assert mutant.text == "# ö\nx = 'ö'; pass  # why\n"
    assert mutant.name == "without `worker.join()`"
    assert mutant.line == 2


def test_a_line_that_never_runs_gives_no_mutant():
    text = "if x:\n    a.join()\nb.join()\n"
    assert [m.line for m in mutants(text)] == [2, 3]
    assert [m.line for m in mutants(text, ran={1, 3})] == [3]


def twins(repo, fixed):
    repo.program("print('broken')\n", "start/x_broken")
    program = repo.program(fixed, "start/x_fixed")
    published = Puller(repo.root).publish(program)
    (repo.root / "evidence").mkdir(exist_ok=True)
    return program, published, records.record(program, published)


def test_mutants_that_fail_are_killed_and_written_down(repo, monkeypatch):
    monkeypatch.setattr(kill, "TIMEOUT", 2)
    program, published, _ = twins(
        repo,
        """
        from threading import Event, Thread
        heard = Event()
        def job():
            heard.set()
        worker = Thread(target=job)
        worker.start()
        if not heard.wait(timeout=10):
            raise TimeoutError
        print("heard")
        """,
    )
    written = kill.write(repo.root)
    assert (written["killed"], written["of"]) == (2, 2)
    twin = json.loads((repo.root / kill.FILE).read_text())["twins"][program.id]
    assert twin["program"] == published.sha256
    assert [mutant["name"] for mutant in twin["mutants"]] == [
        "without `heard.set()`",
        "without `worker.start()`",
    ]
    assert kill.check(repo.root) == written


def test_a_mutant_that_lives_is_named(repo):
    twins(repo, "from threading import Event\nEvent().set()\nprint(1)\n")
    with pytest.raises(
        SiteError, match=r"x_fixed\.py: .*`Event\(\)\.set\(\)`.*line 10"
    ):
        kill.write(repo.root)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("print(2)", "prints something else"),
        ("print(1)\nraise KeyError(2)", "fails: KeyError"),
        ("import queue\nqueue.Queue().get(False)", "fails: Empty"),
        ("raise RuntimeError('Outside.\\n\\nSee: there.')", "fails: RuntimeError"),
        ("import sys\nsys.exit(3)", "fails: status 3"),
        ("import sys\nprint(1)\nprint('x', file=sys.stderr)", "leaves on stderr: x"),
        ("print(1)", None),
    ],
)
def test_how_a_mutant_is_killed(repo, text, how):
    program, _, record = twins(repo, "print(1)\n")
    assert kill.kill(program, record, Mutant("x", 1, text)) == how


def test_a_mutant_that_hangs_is_killed(repo, monkeypatch):
    monkeypatch.setattr(kill, "TIMEOUT", 0.5)
    program, _, record = twins(repo, "print(1)\n")
    hanging = Mutant("x", 1, "import threading\nthreading.Event().wait()\n")
    assert kill.kill(program, record, hanging) == "does not end"


def test_a_fixed_twin_without_a_mutant_is_refused(repo):
    program, published, record = twins(repo, "print(1)\n")
    with pytest.raises(SiteError, match=r"x_fixed\.py: No lock, join"):
        kill.mutants_of(program, published, record)


def test_only_twins_that_changed_run_again(repo, monkeypatch):
    text = (
        "from threading import Thread\nt = Thread(target=print, args=[1])\nt.start()\n"
    )
    twins(repo, text)
    first = kill.write(repo.root)
    monkeypatch.setattr(kill, "run", lambda *_, **__: pytest.fail("ran again"))
    assert kill.write(repo.root) == first
    monkeypatch.undo()
    twins(repo, text + "print(2)\n")
    with pytest.raises(SiteError, match=r"older than this.*sitegen mutants"):
        kill.check(repo.root)
    assert kill.write(repo.root) != first


def test_twins_run_again_when_other_things_are_taken_out(repo, monkeypatch):
    twins(repo, "from threading import Thread\nThread(target=print).start()\n")
    kill.write(repo.root)
    other = Mutant("without all", 1, "")
    monkeypatch.setattr(kill, "mutants", lambda *_: [other])
    [twin] = kill.write(repo.root)["twins"].values()
    assert [mutant["name"] for mutant in twin["mutants"]] == ["without all"]


def test_evidence_about_a_twin_that_is_gone_is_stale(repo):
    twins(repo, "from threading import Thread\nThread(target=print).start()\n")
    kill.write(repo.root)
    for name in ("x_broken.py", "x_fixed.py"):
        (repo.root / "snippets/start" / name).unlink()
    with pytest.raises(SiteError, match="programs that are gone"):
        kill.check(repo.root)
