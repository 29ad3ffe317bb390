"""Requests that wait for each other, and what one leaves to the next."""

import json
import sys
import threading
from contextvars import ContextVar
from itertools import count
from typing import Any

from flask import Blueprint, Response, g, jsonify, request, session
from werkzeug.local import Local

from .jobs import come, held

routes = Blueprint("requests", __name__, url_prefix="/requests")
numbers = count(1)
by_thread = threading.local()
of_context: ContextVar[int] = ContextVar("of_context")
by_werkzeug = Local()


@routes.get("/multithread")
def multithread() -> Response:
    """Say whether the server may run this app in several threads (PEP 3333)."""
    return jsonify(request.environ["wsgi.multithread"])


@routes.get("/crowd")
def crowd() -> str:
    """Wait at the gate, among others; then say which thread this is."""
    with come("crowd") as gate:
        assert gate.recv(16), "the gate hung up"
        gate.sendall(json.dumps(thread_here()).encode() + b"\n")
    return "done"


def thread_here() -> dict[str, Any]:
    """Describe the thread that serves, and one that it would start."""
    thread = threading.current_thread()
    return {
        "name": thread.name,
        "main": thread is threading.main_thread(),
        "foreign": isinstance(thread, threading._DummyThread),
        "greenlet": "gevent.monkey" in sys.modules,
        "starts_daemon": threading.Thread().daemon,
    }


@routes.get("/own/<who>")
def own(who: str) -> dict[str, str]:
    """Write to what is a request's own, and read it when others have, too."""
    g.who = who
    session["who"] = who
    by_werkzeug.who = who
    held("own")
    return {
        "request": request.view_args["who"],
        "session": session["who"],
        "g": g.who,
        "Local": by_werkzeug.who,
    }


@routes.get("/left")
def left() -> dict[str, Any]:
    """Say what an earlier request has left, and leave something."""
    found = {
        "threading.local": getattr(by_thread, "number", None),
        "ContextVar": of_context.get(None),
    }
    by_thread.number = next(numbers)
    of_context.set(by_thread.number)
    return found


@routes.get("/interpreter")
def interpreter() -> str:
    """Give mod_wsgi's name of this Python interpreter; the first one's is empty."""
    return str(request.environ["mod_wsgi.application_group"])
