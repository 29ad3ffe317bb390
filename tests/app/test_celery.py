"""Both ends of the queue, without a broker; `nox -s services` has real ones."""

import importlib
import logging
import sys
from collections.abc import Iterator
from datetime import datetime, timezone
from types import ModuleType
from typing import Any

import pytest
from flask import current_app
from kombu.exceptions import OperationalError
from sqlalchemy.exc import SQLAlchemyError

from reference_app import gunicorn_conf
from reference_app.broker import SETTLE, connect, sender
from reference_app.pipeline.database import Sessions
from reference_app.pipeline.inbox import Inbox
from reference_app.pipeline.observation import Observation
from reference_app.pipeline.retrieve import RetrieveFromDB

NOON = datetime(2026, 1, 2, 12, tzinfo=timezone.utc)


def test_a_message_is_acknowledged_when_its_task_has_ended():
    conf = connect("memory://").conf
    assert conf.task_acks_late
    assert conf.task_reject_on_worker_lost
    assert conf.worker_prefetch_multiplier == 1


def test_a_message_names_the_task_and_the_sku():
    send = sender("memory://test-a-message")
    celery = connect("memory://test-a-message")
    send("tea-250")
    with celery.connection_for_read() as connection:
        queue = connection.SimpleQueue("celery")
        message = queue.get(block=False)
        queue.close()
    assert message.headers["task"] == SETTLE
    assert message.payload[0] == ["tea-250"]


def test_a_broker_that_is_down_is_an_error_and_no_wait_for_ever():
    with pytest.raises((OperationalError, ConnectionError)):
        sender("redis://127.0.0.1:1/0")("tea-250")


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch, database_url: str) -> Iterator[ModuleType]:
    """The worker's module, as `celery --app` imports it."""
    monkeypatch.setattr(logging.getLogger("reference_app"), "propagate", True)
    monkeypatch.setenv("REFERENCE_APP_BROKER_URL", "memory://")
    monkeypatch.setenv("REFERENCE_APP_DATABASE_URL", database_url)
    module = importlib.import_module("reference_app.worker")
    yield module
    module.flask_app.extensions["reference_app.settler"].close()
    del sys.modules["reference_app.worker"]


def keep(sessions: Sessions, quantity: int) -> None:
    inbox = Inbox(sessions)
    inbox.append(Observation("tea-250", quantity, NOON))
    inbox.close()


def test_the_task_compares_what_the_inbox_holds_and_twice_is_once(
    worker: ModuleType, sessions: Sessions
):
    keep(sessions, 12)
    for _ in range(2):
        worker.settle.apply(args=("tea-250",)).get()
    history = RetrieveFromDB(sessions).history("tea-250")
    assert [(number, seen.quantity) for number, seen in history] == [(1, 12)]


def test_the_task_runs_in_a_context_of_the_app(
    worker: ModuleType, monkeypatch: pytest.MonkeyPatch
):
    apps = []

    class Settler:
        def get(self) -> "Settler":
            return self

        def settle(self, _sku: str) -> None:
            apps.append(current_app._get_current_object())

    extensions = worker.flask_app.extensions
    monkeypatch.setitem(extensions, "reference_app.settler", Settler())
    worker.settle.apply(args=("tea-250",)).get()
    assert apps == [worker.flask_app]
    monkeypatch.undo()


def test_the_task_is_tried_again_when_the_database_fails(worker: ModuleType):
    assert worker.settle.autoretry_for == (SQLAlchemyError, TimeoutError)
    assert worker.settle.retry_kwargs == {"max_retries": None}


class Opens:
    """Stands for what a worker of gunicorn has."""

    def __init__(self, error: Exception | None = None) -> None:
        self.wsgi = self
        self.extensions = {"reference_app": self}
        self.pid = 4711
        self.opened = 0
        self._error = error

    def get(self) -> None:
        self.opened += 1
        if self._error:
            raise self._error


@pytest.fixture
def _switching() -> Iterator[None]:
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_switching")
def test_gunicorn_opens_the_services_of_a_new_worker():
    worker = Opens()
    gunicorn_conf.post_worker_init(worker)
    assert worker.opened == 1
    assert sys.getswitchinterval() < 0.001


@pytest.mark.usefixtures("_switching")
def test_a_worker_starts_also_where_the_database_is_not_there_yet(
    caplog: pytest.LogCaptureFixture,
):
    gunicorn_conf.post_worker_init(Opens(SQLAlchemyError("refused")))
    assert "the next request tries again" in caplog.text


def test_a_worker_that_has_gone_leaves_the_figures(monkeypatch: pytest.MonkeyPatch):
    gone: list[Any] = []
    monkeypatch.setattr(gunicorn_conf, "mark_process_dead", gone.append)
    gunicorn_conf.child_exit(None, Opens())
    assert gone == []
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "figures")
    gunicorn_conf.child_exit(None, Opens())
    assert gone == [4711]
