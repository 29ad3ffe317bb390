"""Refuse what is too much before Flask has begun with it."""

import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from werkzeug.wsgi import ClosingIterator

from reference_app.metrics import Metrics
from reference_app.pipeline.pending import Pending, TooBusyError

if TYPE_CHECKING:  # these two are for type checkers alone
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SLOT = "reference_app.slot"  # key of the WSGI environment
_REFUSAL = {
    "type": "about:blank",
    "title": HTTPStatus.SERVICE_UNAVAILABLE.phrase,
    "status": 503,
    "detail": "Too busy: as much is pending as may be. Try again later.",
}


class Admission:
    """WSGI middleware: a place for each call to the API, or 503 at once.

    A few lines before Flask, as a refusal must cost next to nothing when most
    requests are refused. Health, metrics and the demo page are always answered.

    :param app: the WSGI application behind it.
    :param pending: has the places.
    :param metrics: counts refusals.
    """

    def __init__(
        self, app: "WSGIApplication", pending: Pending, metrics: Metrics
    ) -> None:
        self._app = app
        self._pending = pending
        self._metrics = metrics

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request; its place is free again when the answer has gone.

        A view that goes on with it after the answer holds ``environ[SLOT]`` too.
        """
        if not environ["PATH_INFO"].startswith("/api/"):
            return self._app(environ, start_response)
        try:
            slot = self._pending.enter()
        except TooBusyError:
            self._metrics.refused()
            return _refuse(environ["PATH_INFO"], start_response)
        environ[SLOT] = slot
        try:
            return ClosingIterator(self._app(environ, start_response), slot.leave)
        except BaseException:
            slot.leave()
            raise


def _refuse(path: str, start_response: "StartResponse") -> Iterable[bytes]:
    body = json.dumps({**_REFUSAL, "instance": path}).encode()
    headers = [
        ("Content-Type", "application/problem+json"),
        ("Content-Length", str(len(body))),
        ("Retry-After", "1"),  # seconds
    ]
    start_response("503 SERVICE UNAVAILABLE", headers)
    return [body]
