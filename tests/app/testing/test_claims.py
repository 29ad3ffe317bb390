"""What the page on tests says of pytest and of Flask's client."""

import subprocess
import sys
from pathlib import Path
from threading import get_ident

from flask import Flask

FAILS_IN_A_THREAD = """
from threading import Thread

def check():
    assert False

def test_it():
    thread = Thread(target=check)
    thread.start()
    thread.join(timeout=10)
"""
HANGS = """
from threading import Event

def test_it():
    Event().wait(60)
"""


def run_pytest(folder: Path, test: str, *options: str) -> tuple[int, str]:
    """Run one test module alone, without this project's settings."""
    (folder / "test_it.py").write_text(test)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-c"]
    done = subprocess.run(
        [*command, "/dev/null", "--rootdir", ".", *options, "test_it.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_an_assertion_that_fails_in_a_thread_is_a_warning(tmp_path):
    code, said = run_pytest(tmp_path, FAILS_IN_A_THREAD)
    assert code == 0
    assert "1 passed, 1 warning" in said
    assert "PytestUnhandledThreadExceptionWarning" in said


def test_it_is_an_error_where_warnings_are(tmp_path):
    code, said = run_pytest(tmp_path, FAILS_IN_A_THREAD, "-W", "error")
    assert code == 1
    assert "1 failed" in said


def test_a_time_limit_shows_the_stacks_and_ends_the_run(tmp_path):
    limit = ("-o", "faulthandler_timeout=0.5", "-o", "faulthandler_exit_on_timeout=1")
    code, said = run_pytest(tmp_path, HANGS, *limit)
    assert code == 1
    assert "Timeout (0:00:00.5" in said
    assert "line 5 in test_it" in said
    assert "passed" not in said


def test_the_client_runs_the_view_in_the_tests_own_thread():
    app = Flask(__name__)
    app.add_url_rule("/", view_func=lambda: str(get_ident()))
    assert app.test_client().get("/").text == str(get_ident())
