"""What a thread that a view starts has of the request."""

from collections.abc import Callable
from threading import Thread

from flask import Blueprint, Flask, copy_current_request_context, current_app, request

routes = Blueprint("threads", __name__, url_prefix="/threads")
PATIENCE = 30  # seconds


@routes.get("/bare")
def bare() -> str:
    """Start a thread with nothing."""
    return in_thread(lambda: current_app.name)


@routes.get("/pushed")
def pushed() -> str:
    """Start a thread that pushes an app context."""
    app = current_app._get_current_object()

    def with_app(app: Flask) -> str:
        with app.app_context():
            return current_app.name

    return in_thread(lambda: with_app(app))


@routes.get("/copied")
def copied() -> str:
    """Start a thread with a copy of the request's context."""
    return in_thread(copy_current_request_context(lambda: request.path))


def in_thread(job: Callable[[], str]) -> str:
    """Run a job in a thread; give what it returned, or the exception's type."""
    said: list[str] = []

    def run() -> None:
        try:
            said.append(job())
        except Exception as error:
            said.append(type(error).__name__)

    thread = Thread(target=run)
    thread.start()
    thread.join(PATIENCE)
    return said[0]
