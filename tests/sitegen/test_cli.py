"""The command line: what each command prints, writes and refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]


@pytest.fixture
def cli(repo):
    """Run `python -m sitegen` in the small repository."""

    def call(*arguments, status=0):
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "sitegen", *arguments],
            cwd=repo.root,
            env={**os.environ, "PYTHONPATH": str(HERE)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == status, done.stderr
        return done.stderr if status else done.stdout

    return call


def test_publish_prints_what_readers_get(repo, cli):
    program = repo.program("print(1)\n")
    printed = cli("publish", program.id)
    assert printed.startswith("# /// script\n")
    cli("publish", program.id, "--out", "empty")
    assert (repo.root / "empty/x.py").read_text() == printed


def test_an_unknown_program_is_an_error_without_a_traceback(cli):
    error = cli("publish", "start/nothing", status=1)
    assert error.startswith("error: There is no program `start/nothing`")
    assert "Traceback" not in error


def test_record_writes_only_what_is_stale(repo, cli):
    repo.program("print(1)\n")
    assert "no record yet" in cli("record", "--check", status=1)
    assert cli("record") == "recorded start/x\n"
    assert cli("record") == ""
    assert cli("record", "--check") == ""
    assert cli("record", "--all", "start/x") == "recorded start/x\n"
    repo.program("print(2)\n")
    assert "stale record" in cli("record", "--check", status=1)
    assert cli("record", "start/x") == "recorded start/x\n"
    assert (repo.root / "snippets/start/x.out").read_text() == "2\n"


def test_one_bad_program_does_not_keep_the_others_from_their_record(repo, cli):
    repo.program("1 / 0\n", "start/a")
    repo.program("import nothing_known\nnothing_known\n", "start/b")
    repo.program("print(1)\n", "start/c")
    error = cli("record", status=1)
    assert "error: snippets/start/a.py: It ended with status 1" in error
    assert "error: snippets/start/b.py:6: `nothing_known` is imported" in error
    assert (repo.root / "snippets/start/c.out").exists()


def test_a_record_without_its_program_is_an_error(repo, cli):
    repo.write("snippets/start/gone.out", "")
    assert "snippets/start/gone.out: belongs to no program" in cli("record", status=1)


def test_evidence_is_written_and_checked(repo, cli):
    (repo.root / "evidence").mkdir()
    repo.app("shop", "def sell(): return 1\n")
    test = "from reference_app.shop import sell\ndef test_sell(): assert sell()\n"
    repo.write("tests/app/test_shop.py", test)
    assert "no evidence yet" in cli("tests-evidence", "--check", status=1)
    cli("tests-evidence")
    cli("tests-evidence", "--check")


def test_mutants_are_run_and_checked(repo, cli):
    (repo.root / "evidence").mkdir()
    repo.program("print('broken')\n", "start/x_broken")
    text = "from threading import Thread\nThread(target=print, args=[1]).start()\n"
    repo.program(text, "start/x_fixed")
    cli("record")
    assert "older than" in cli("mutants", "--check", status=1)
    assert cli("mutants") == "mutants: killed 1 of 1\n"
    assert cli("mutants", "--check") == "mutants: killed 1 of 1\n"
