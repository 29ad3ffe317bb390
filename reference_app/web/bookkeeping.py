"""What every request gets: an id, a trail, headers."""

import re
from contextlib import ExitStack
from uuid import uuid4

from flask import Flask, Response, g, request

from reference_app.logs import named
from reference_app.pipeline.trail import Trail
from reference_app.web.current import trail
from reference_app.web.trails import Trails

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")

# The page loads from here alone, and nothing inline.
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


def keep_books(app: Flask) -> None:
    """Do this before and after each request."""
    app.extensions["reference_app.trails"] = Trails()
    app.before_request(_open)
    app.after_request(_close)
    app.teardown_request(_forget)


def _open() -> None:
    wanted = request.headers.get("X-Request-ID", "")
    g.trail = Trail(wanted if _ID.fullmatch(wanted) else uuid4().hex)
    g.naming = ExitStack()
    g.naming.enter_context(named(g.trail.request_id))


def _close(response: Response) -> Response:
    notes = trail()
    response.headers["Server-Timing"] = notes.server_timing()
    response.headers["X-Request-ID"] = notes.request_id
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    # Called by the server when it has sent the last byte.
    response.call_on_close(lambda: notes.mark("answer sent"))
    return response


def _forget(_error: BaseException | None) -> None:
    # A server's thread has one context for all its requests (gunicorn's gthread):
    # the next one must not begin with this one's id.
    if "naming" in g:
        g.pop("naming").close()
