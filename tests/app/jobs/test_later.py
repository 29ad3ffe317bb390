"""Work after the response: it has the app, and its failure is logged."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from flask import Flask, current_app

from reference_app.jobs.later import run_later

PATIENCE = 30


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1, "later") as made:
        yield made


def fail(address: str) -> None:
    raise ConnectionError(f"no mail server for {address}")


def test_the_work_has_the_app_and_its_values(pool):
    app = Flask("shop")

    def confirm(address: str) -> str:
        return f"{current_app.name}: {address}"

    job = run_later(pool, app, confirm, "ann@example.org")
    assert job.result(PATIENCE) == "shop: ann@example.org"


def test_a_failure_is_logged_with_its_name_and_traceback(pool, caplog):
    job = run_later(pool, Flask("shop"), fail, "ann@example.org")
    assert isinstance(job.exception(PATIENCE), ConnectionError)
    pool.shutdown()  # the callback runs after the result is there
    (record,) = caplog.records
    assert record.getMessage() == "fail failed"
    assert record.levelno == logging.ERROR
    assert "no mail server for ann@example.org" in caplog.text
    assert "Traceback" in caplog.text


def test_success_and_cancelling_are_no_failures(pool, caplog):
    app, may_end = Flask("shop"), Event()
    first = run_later(pool, app, may_end.wait, PATIENCE)
    queued = run_later(pool, app, fail, "never")
    assert queued.cancel()
    may_end.set()
    assert first.result(PATIENCE)
    pool.shutdown()
    assert not caplog.records
