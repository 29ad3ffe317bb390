"""A gunicorn worker whose only thread hangs still shows its stacks."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from re import Match, search
from threading import Timer

import pytest

from servers.child import until

APP = """
import faulthandler, signal, sys
from threading import Event
from flask import Flask

faulthandler.register(signal.SIGUSR2)
app = Flask("shop")

@app.get("/")
def ask_supplier():
    print("asked", file=sys.stderr, flush=True)
    Event().wait(60)
"""
COMMAND = (
    *(sys.executable, "-m", "gunicorn", "--bind", "127.0.0.1:0"),
    *("--worker-class", "gthread", "--threads", "1", "shop:app"),
)


@pytest.fixture
def gunicorn(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """gunicorn with one worker of one thread, in a session of its own."""
    (tmp_path / "shop.py").write_text(APP)
    with subprocess.Popen(
        COMMAND,
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        limit = Timer(60, os.killpg, (running.pid, signal.SIGKILL))
        limit.start()
        yield running
        limit.cancel()
        os.killpg(running.pid, signal.SIGKILL)


def said(running: subprocess.Popen[str], pattern: str) -> Match[str]:
    """Read what it says until it says this."""
    for line in running.stderr:
        found = search(pattern, line)
        if found:
            return found
    raise AssertionError(f"it ended, and never said {pattern}")


def test_a_signal_shows_where_the_only_thread_hangs(gunicorn):
    port = int(said(gunicorn, r"Listening at: http://127.0.0.1:(\d+)")[1])
    worker = int(said(gunicorn, r"Booting worker with pid: (\d+)")[1])
    with socket.create_connection(("127.0.0.1", port), timeout=30) as request:
        request.sendall(b"GET / HTTP/1.1\r\nHost: shop\r\n\r\n")
        said(gunicorn, "^asked")

        def line() -> str:
            os.kill(worker, signal.SIGUSR2)
            return said(gunicorn, r'shop.py", line (\d+) in ask_supplier')[1]

        # A first signal may come before it waits, while it still prints.
        until(lambda: line() == "12", "it is seen to wait")
