"""Errors in a view, in a thread, and in a job of a pool."""

from concurrent.futures import ThreadPoolExecutor
from threading import Thread

from flask import Blueprint

routes = Blueprint("errors", __name__, url_prefix="/errors")
PATIENCE = 30  # seconds


def fail(word: str) -> None:
    """Raise an error that says a word."""
    raise ValueError(word)


@routes.get("/view/<word>")
def in_view(word: str) -> str:
    """Fail in the view."""
    fail(word)
    return "never"


@routes.get("/thread/<word>")
def in_thread(word: str) -> str:
    """Fail in a thread."""
    thread = Thread(target=fail, args=(word,))
    thread.start()
    thread.join(PATIENCE)
    return "answered"


@routes.get("/pool/<word>")
def in_pool(word: str) -> str:
    """Fail in a pool, whose Future nobody reads."""
    with ThreadPoolExecutor() as pool:
        pool.submit(fail, word)
    return "answered"
