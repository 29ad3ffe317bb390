"""A request that is read when its answer has gone."""

from collections.abc import Callable
from threading import Thread

from flask import Blueprint, copy_current_request_context, request

from .jobs import come

routes = Blueprint("after", __name__, url_prefix="/after")


@routes.post("/<kind>")
def late(kind: str) -> str:
    """Answer at once; a thread reads the body later, and says what it got."""
    read = READERS[kind]

    @copy_current_request_context
    def job() -> None:
        with come("late") as gate:
            assert gate.recv(16), "the gate hung up"
            gate.sendall(attempt(read).encode() + b"\n")

    Thread(target=job, daemon=False).start()
    return "answered"


def attempt(read: Callable[[], str]) -> str:
    """Give what was read, or the exception's type."""
    try:
        return read()
    except Exception as error:
        return type(error).__name__


def data() -> str:
    """Read the body as it is."""
    return f"{len(request.get_data())} bytes"


def form() -> str:
    """Have the body parsed."""
    return f"{len(request.form)} fields"


READERS = {"data": data, "form": form}
