"""What one Flask has and does; prints it as JSON.

It runs by its path on CPython 3.8 and newer, with any Flask from 0.12 on:
`python3.8 names_probe.py`. It knows nothing of the rest of `sitegen`.
"""

from __future__ import annotations

import io
import json
import platform
import warnings
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from contextvars import copy_context
from http.client import HTTPConnection
from importlib import import_module
from threading import Thread
from typing import Any

import flask
from werkzeug import serving

# Each is a module and what to look up in it, one attribute after the other.
NAMES = (
    "flask._request_ctx_stack",
    "flask._request_ctx_stack.top",
    "flask._request_ctx_stack.push",
    "flask._app_ctx_stack",
    "flask._app_ctx_stack.top",
    "flask._app_ctx_stack.__ident_func__",
    "flask.copy_current_request_context",
    "flask.ctx.RequestContext",
    "flask.Flask.before_first_request",
    "flask.Flask.ensure_sync",
    "flask.globals.request_ctx",
    "flask.globals.app_ctx",
    "flask.globals._request_ctx_stack",
    "flask.globals._lookup_req_object",
    "flask.helpers.locked_cached_property",
    "werkzeug.local.get_ident",
)
PATIENCE = 30  # seconds
# What warns when it is used, not when it is looked up.
USES: dict[str, Callable[[Any], object]] = {
    "before_first_request": lambda found: found(flask.Flask("probe"), print),
    "get_ident": lambda found: found(),
    "locked_cached_property": lambda found: found(len),
}

app = flask.Flask("probe")


@app.route("/shutdown")
def shutdown() -> str:
    """Say whether the server offers a function that stops it."""
    return "yes" if "werkzeug.server.shutdown" in flask.request.environ else "no"


def state(name: str) -> str:
    """Return "yes", "warns" if it is there with a warning, or "no"."""
    with app.test_request_context(), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            look_up(name)
        except (AttributeError, ImportError):
            return "no"
    old = [each for each in caught if issubclass(each.category, DeprecationWarning)]
    return "warns" if old else "yes"


def look_up(name: str) -> object:
    """Import the module that a dotted name begins with; use and return the rest."""
    words = name.split(".")
    # A module of the two at most: flask.globals, werkzeug.local.
    two = ".".join(words[:2])
    package = import_module(words[0])
    try:
        found, rest = import_module(two), words[2:]
    except ImportError:
        found, rest = package, words[1:]
    for word in rest:
        found = getattr(found, word)
    USES.get(words[-1], id)(found)
    return found


def in_thread(job: Callable[[], str]) -> str:
    """Run a job in a thread, and return its answer."""
    answers: list[str] = []
    thread = Thread(target=lambda: answers.append(job()))
    thread.start()
    thread.join(PATIENCE)
    return answers[0]


def holds_contexts() -> str:
    """Say where a request is kept: with the thread, or in its context variables."""
    with app.test_request_context():
        copied = copy_context()
        seen = in_thread(lambda: str(copied.run(flask.has_request_context)))
    return "context variables" if seen == "True" else "a dict by thread"


def copied(name: str) -> str:
    """Say what a proxy is in `copy_current_request_context`: same, new or none."""
    with app.test_request_context():
        theirs = behind(name)

        def compare() -> str:
            mine = behind(name)
            return "none" if mine is None else "same" if mine is theirs else "new"

        return in_thread(flask.copy_current_request_context(compare))


def behind(name: str) -> object:
    """Return the object that a proxy of Flask stands for."""
    return getattr(flask, name)._get_current_object()


def keeps_app_context() -> str:
    """Say whether a request inside an app context has a `g` of its own."""
    with app.app_context():
        outer = behind("g")
        with app.test_request_context():
            return "shared" if behind("g") is outer else "its own"


def run_is_threaded() -> str:
    """Say whether `app.run()` answers requests concurrently."""
    asked: dict[str, Any] = {}
    usual = serving.run_simple
    serving.run_simple = lambda *_, **options: asked.update(options)
    try:
        with redirect_stdout(io.StringIO()):  # its greeting
            app.run()
    finally:
        serving.run_simple = usual
    return "yes" if asked.get("threaded") else "no"


def offers_shutdown() -> str:
    """Ask a server of Werkzeug for one page."""
    server = serving.make_server("127.0.0.1", 0, app)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        asking = HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
        asking.request("GET", "/shutdown")
        answer = asking.getresponse().read().decode()
        asking.close()
        return answer
    finally:
        server.shutdown()
        thread.join(PATIENCE)
        server.server_close()


def popped_elsewhere() -> str:
    """Say what happens to a context that one thread enters and another one leaves."""
    entered = app.test_request_context()
    entered.push()

    def leave() -> str:
        try:
            entered.pop()
        except (AssertionError, LookupError, RuntimeError, ValueError) as error:
            return type(error).__name__
        return "nothing"

    return in_thread(leave)


def outside() -> Iterable[str]:
    """Yield the first line of each error outside of a context."""
    for name in ("current_app", "request"):
        try:
            behind(name)
        except RuntimeError as error:
            yield str(error).partition("\n")[0]


def main() -> None:
    """Print everything."""
    names = {name: state(name) for name in NAMES}
    behaviour = {
        "holds_contexts": holds_contexts(),
        "run_is_threaded": run_is_threaded(),
        "g_in_copy": copied("g"),
        "request_in_copy": copied("request"),
        "session_in_copy": copied("session"),
        "g_inside_app_context": keeps_app_context(),
        "offers_shutdown": offers_shutdown(),
        "errors": list(outside()),
        "popped_elsewhere": popped_elsewhere(),  # leaves its context behind
    }
    version = platform.python_version()
    print(json.dumps({"python": version, "names": names, "behaviour": behaviour}))


if __name__ == "__main__":
    main()
