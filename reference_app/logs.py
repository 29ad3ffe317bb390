"""Logs as one JSON object a line, with the id of the request they belong to."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timezone

_request_id = ContextVar("request_id", default="")


@contextmanager
def named(request_id: str) -> Iterator[None]:
    """Have what the block logs in this thread carry a request's id.

    A job in another thread has a context of its own: name it there.
    """
    token = _request_id.set(request_id)
    try:
        yield
    finally:
        _request_id.reset(token)


class WithRequestId(logging.Filter):
    """Adds ``request_id`` to each record; empty outside of requests."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass."""
        record.request_id = _request_id.get()
        return True


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON; times are in UTC."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line; a traceback is one of its strings."""
        at = datetime.fromtimestamp(record.created, timezone.utc)
        line = {
            "time": at.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": getattr(record, "request_id", ""),
            "thread": record.threadName,
        }
        if record.exc_info:
            line["exc_info"] = self.formatException(record.exc_info)
        return json.dumps({key: value for key, value in line.items() if value})


def set_up_logging() -> None:
    """Log what the app says to stderr; called twice it changes nothing."""
    log = logging.getLogger("reference_app")
    if log.handlers:
        return
    # The process's own stderr, not `sys.stderr`, which others replace: pytest by a
    # file that it closes, Celery by one that logs what is written to it.
    handler = logging.StreamHandler(sys.__stderr__)
    handler.setFormatter(JsonLines())
    handler.addFilter(WithRequestId())
    log.addHandler(handler)
    log.setLevel(logging.INFO)
