"""Logs: one JSON object a line, with the id of the request it belongs to."""

import io
import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextvars import Context
from datetime import datetime, timezone
from typing import Any

import pytest
from flask import Flask, g

from reference_app.logs import JsonLines, WithRequestId, named, set_up_logging
from reference_app.pipeline.early import Steps
from reference_app.pipeline.observation import Observation
from reference_app.pipeline.stock import Pipeline
from reference_app.pipeline.trail import Trail

log = logging.getLogger("reference_app.test")
SEEN = Observation("tea-250", 12, datetime(2026, 1, 1, tzinfo=timezone.utc))


@pytest.fixture
def lines() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """Read what the app has logged so far."""
    set_up_logging()
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    handler.addFilter(WithRequestId())
    logging.getLogger("reference_app").addHandler(handler)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.getLogger("reference_app").removeHandler(handler)


def test_a_line_says_when_where_and_for_whom(lines):
    with named("request-7"):
        log.warning("%s is\nslow", "it")
    (line,) = lines()
    at = datetime.fromisoformat(line.pop("time"))
    assert at.utcoffset().total_seconds() == 0
    assert line == {
        "level": "WARNING",
        "logger": "reference_app.test",
        "message": "it is\nslow",
        "request_id": "request-7",
        "thread": "MainThread",
    }


def test_a_traceback_is_in_the_same_line(lines):
    try:
        raise ZeroDivisionError("by nothing")
    except ZeroDivisionError:
        log.exception("it failed")
    (line,) = lines()
    assert line["exc_info"].startswith("Traceback")
    assert line["exc_info"].endswith("ZeroDivisionError: by nothing")


def test_the_id_ends_with_its_block(lines):
    with named("outer"):
        with named("inner"):
            log.info("1")
        log.info("2")
    log.info("3")
    assert [line.get("request_id") for line in lines()] == ["inner", "outer", None]


def test_the_next_request_of_a_thread_does_not_get_the_id(app: Flask, lines):
    kept = []
    client = app.test_client()

    @app.get("/logs")
    def logs() -> str:
        # As a traceback does: what only garbage collection ends would live on.
        kept.append(vars(g._get_current_object()).copy())
        log.info("in a view")
        return ""

    def as_a_thread_of_a_server() -> None:
        for request_id in ("first", "second"):
            client.get("/logs", headers={"X-Request-ID": request_id})
            log.info("between")

    Context().run(as_a_thread_of_a_server)
    found = [(line["message"], line.get("request_id")) for line in lines()]
    assert found == [
        ("in a view", "first"),
        ("between", None),
        ("in a view", "second"),
        ("between", None),
    ]


def test_a_view_that_raises_is_logged_with_its_request(app: Flask, lines):
    @app.get("/breaks")
    def breaks() -> str:
        raise ZeroDivisionError

    app.test_client().get("/breaks", headers={"X-Request-ID": "request-7"})
    (line,) = lines()
    assert line["request_id"] == "request-7"
    assert "ZeroDivisionError" in line["exc_info"]


def test_a_failed_comparison_is_logged_with_its_request(lines):
    def compare(*_: object) -> None:
        log.info("in the pool")
        raise ZeroDivisionError

    steps = Steps(lambda _: SEEN, lambda _: None, compare)
    pipeline = Pipeline(steps, lambda _: None)
    pipeline.answer("tea-250", Trail("request-7"))
    pipeline.close()
    inside, failed = lines()
    assert [inside["request_id"], failed["request_id"]] == ["request-7"] * 2
    assert inside["thread"].startswith("comparing")
    assert failed["level"] == "ERROR"
    assert "ZeroDivisionError" in failed["exc_info"]


def test_others_see_the_records_too(caplog: pytest.LogCaptureFixture):
    set_up_logging()
    with named("request-7"):
        log.warning("seen")
    assert [record.request_id for record in caplog.records] == ["request-7"]


def test_each_line_comes_once_however_many_apps_there_are():
    program = (
        "from reference_app import create_app\n"
        "create_app({'DATABASE_URL': 'sqlite:///unused.db'})\n"
        "app = create_app({'DATABASE_URL': 'sqlite:///unused.db'})\n"
        "app.logger.warning('once')\n"
        "import logging; logging.getLogger('reference_app.a').info('once too')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    messages = [json.loads(line)["message"] for line in done.stderr.splitlines()]
    assert messages == ["once", "once too"]
    assert done.stdout == ""
