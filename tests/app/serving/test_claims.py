"""What the pages say of Flask and Werkzeug, beyond our programs."""

import subprocess
import sys
from socket import create_server

import httpx
from flask import Flask, request

from reference_app.serving.in_thread import serve_in_thread

PATIENCE = 30
RUN = """
import threading
from flask import Flask
app = Flask("shop")
app.add_url_rule("/", view_func=lambda: "here")
options = {"port": PORT, "debug": True, "use_reloader": RELOADER}
web = threading.Thread(target=app.run, kwargs=options, daemon=True)
web.start()
"""
UNTIL_ITS_END = "web.join(20)"
UNTIL_IT_ANSWERS = """
from urllib.error import URLError
from urllib.request import urlopen
while web.is_alive():
    try:
        print(urlopen("http://127.0.0.1:PORT/").read().decode())
        break
    except URLError:
        web.join(0.05)
"""


def run(use_reloader: bool, wait: str) -> subprocess.CompletedProcess[str]:
    with create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    program = (RUN + wait).replace("RELOADER", str(use_reloader))
    return subprocess.run(
        [sys.executable, "-c", program.replace("PORT", str(port))],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )


def test_without_the_reloader_app_run_works_in_a_thread():
    assert run(False, UNTIL_IT_ANSWERS).stdout.endswith("here\n")


def test_with_the_reloader_it_says_that_it_runs_and_fails():
    done = run(True, UNTIL_ITS_END)
    assert "Running on http://127.0.0.1" in done.stderr
    message = "ValueError: signal only works in main thread of the main interpreter"
    assert done.stderr.splitlines()[-1] == message


def test_the_shutdown_function_is_gone_from_the_environment():
    app = Flask("shop")
    app.add_url_rule("/", view_func=lambda: str(sorted(request.environ)))
    with serve_in_thread(app) as address:
        keys = httpx.get(address, timeout=PATIENCE, trust_env=False).text
    assert "werkzeug.socket" in keys
    assert "werkzeug.server.shutdown" not in keys
