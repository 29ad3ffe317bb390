"""Running a program: alone, in an empty folder, warnings as errors."""

import os
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from sitegen.run import run


def go(text, **settings):
    return run(dedent(text), name="program", **settings)


def test_what_it_printed_and_how_it_ended():
    result = go("import sys\nprint('ö')\nprint('no', file=sys.stderr)\nsys.exit(3)")
    assert (result.stdout, result.stderr, result.returncode) == ("ö\n", "no\n", 3)
    assert not result.timed_out
    assert result.trace is None


def test_the_folder_holds_the_program_and_nothing_else():
    result = go("import os, sys\nprint(os.listdir(), sys.argv, __file__)")
    listed, argument, file = result.stdout.split()
    assert (listed, argument) == ("['program.py']", "['program.py']")
    assert Path(file).name == "program.py"
    assert not Path(file).exists()


def test_warnings_are_errors():
    result = go("import warnings\nwarnings.warn('old')")
    assert result.returncode == 1
    assert result.last_error == "UserWarning: old"


def test_the_environment_is_clean(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.getcwd())
    monkeypatch.setenv("PYTHONHASHSEED", "1")
    monkeypatch.setenv("FLASK_DEBUG", "1")
    result = go(
        """
        import os
        print([k for k in os.environ if k.startswith(("PYTHONP", "PYTHONH", "FL"))])
        print(os.environ["MINE"])
        """,
        env={"MINE": "yes"},
    )
    assert result.stdout == "[]\nyes\n"


def test_nothing_can_be_typed_in():
    assert go("print(input())").last_error == "EOFError: EOF when reading a line"


def test_options_reach_the_interpreter():
    result = go("import sys\nprint(sys.flags.optimize)", options=["-OO"])
    assert result.stdout == "2\n"


def test_a_program_that_does_not_end_is_stopped_with_its_children():
    result = go(
        """
        import subprocess, sys, time
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        print(child.pid, flush=True)
        time.sleep(60)
        """,
        timeout=2,
    )
    assert result.timed_out
    assert result.returncode < 0
    assert not _is_running(int(result.stdout))


def _is_running(pid):
    """Whether the process runs; one that nobody has waited for does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_no_last_error(text):
    assert go(f"import sys\nsys.stderr.write({text!r})").last_error is None


def test_another_interpreter_can_be_chosen():
    result = go("import sys\nprint(sys.executable)", python=sys.executable)
    assert result.stdout.strip() == sys.executable
