"""What the pages say of Python, Flask and its server, beyond our programs."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import httpx
import pytest
from flask import Flask
from werkzeug.serving import make_server

PATIENCE = 30


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve the app as the development server does; yield its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join(PATIENCE)
        server.server_close()


def fail() -> None:
    raise ConnectionError("the supplier does not answer")


def test_a_view_on_the_development_server_runs_in_a_daemon_thread():
    app = Flask(__name__)

    @app.get("/")
    def view() -> str:
        child = threading.Thread(target=print)
        return f"{threading.current_thread().daemon} {child.daemon}"

    with served(app) as address:
        answer = httpx.get(address, timeout=PATIENCE, trust_env=False)
    assert answer.text == "True True"


def test_no_error_handler_hears_of_an_exception_in_a_thread(monkeypatch):
    printed: list[object] = []
    monkeypatch.setattr(
        threading, "excepthook", lambda error: printed.append(error.exc_type)
    )
    handled: list[Exception] = []
    app = Flask(__name__)
    app.register_error_handler(Exception, lambda error: handled.append(error) or "")

    @app.get("/")
    def view() -> str:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join(PATIENCE)
        return "synced"

    answer = app.test_client().get("/")
    assert (answer.status_code, answer.text) == (200, "synced")
    assert handled == []
    assert printed == [ConnectionError]


def test_an_exception_in_a_pool_is_not_even_printed(monkeypatch):
    printed: list[object] = []
    monkeypatch.setattr(threading, "excepthook", printed.append)
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(fail)
    assert printed == []
    assert isinstance(job.exception(PATIENCE), ConnectionError)


def test_map_keeps_the_results_behind_a_failure_from_you():
    with ThreadPoolExecutor(1) as pool:
        results = pool.map(lambda number: 1 / number, [1, 0, 2])
        assert next(results) == 1
        with pytest.raises(ZeroDivisionError):
            next(results)
        assert list(results) == []


def test_a_timer_starts_once_too():
    timer = threading.Timer(0, print, args=("",))
    timer.start()
    with pytest.raises(RuntimeError, match="threads can only be started once"):
        timer.start()
    timer.join(PATIENCE)


def test_at_exit_a_pool_without_threads_speaks_of_the_interpreter():
    program = """
import atexit, concurrent.futures
pool = concurrent.futures.ThreadPoolExecutor(1)
@atexit.register
def late():
    try:
        pool.submit(print)
    except RuntimeError as error:
        print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    message = "cannot schedule new futures after interpreter shutdown\n"
    assert done.stdout == message
