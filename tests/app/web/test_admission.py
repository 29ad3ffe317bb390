"""A place for each call, given back when all work for it has ended."""

from collections.abc import Iterable
from threading import Event

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import Client

from reference_app import create_app
from reference_app.metrics import Metrics
from reference_app.pipeline.pending import Pending
from reference_app.supplier.simulator import Supplier
from reference_app.web.admission import SLOT, Admission

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail


class Behind:
    """A WSGI application that notes what reaches it."""

    def __init__(self) -> None:
        self.reached: list[str] = []
        self.holds = False

    def __call__(self, environ, start_response) -> Iterable[bytes]:
        self.reached.append(environ["PATH_INFO"])
        if environ["PATH_INFO"] == "/api/broken":
            raise ZeroDivisionError
        if self.holds:
            environ[SLOT].hold()
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"ok"]


@pytest.fixture
def pending() -> Pending:
    return Pending(1)


@pytest.fixture
def behind() -> Behind:
    return Behind()


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
def wsgi(behind: Behind, pending: Pending, metrics: Metrics) -> Client:
    return Client(Admission(behind, pending, metrics))


def test_a_place_is_free_again_when_the_answer_has_gone(wsgi, pending):
    answer = wsgi.get("/api/stock/tea-250")
    assert pending.count == 1
    answer.close()
    assert pending.count == 0


def test_a_refusal_does_not_reach_the_app(wsgi, behind, pending, metrics):
    with pending.slot():
        refused = wsgi.get("/api/stock/tea-250")
    assert refused.status == "503 SERVICE UNAVAILABLE"
    assert refused.headers["Retry-After"] == "1"
    assert refused.mimetype == "application/problem+json"
    assert refused.json["instance"] == "/api/stock/tea-250"
    assert behind.reached == []
    assert b"pipeline_refused_total 1.0" in metrics.text()
    assert wsgi.get("/api/stock/tea-250").status_code == 200


def test_a_refused_path_is_data(wsgi, pending):
    with pending.slot():
        refused = wsgi.get("/api/%22%0d%0a%3Cscript%3E%c3%a4")
    assert refused.json.keys() == {"type", "title", "status", "detail", "instance"}
    assert "Set-Cookie" not in refused.headers


def test_a_failure_gives_the_place_back(wsgi, pending):
    with pytest.raises(ZeroDivisionError):
        wsgi.get("/api/broken")
    assert pending.count == 0


@pytest.mark.parametrize("path", ["/", "/healthz", "/metrics", "/static/demo.js"])
def test_what_is_not_the_api_is_always_answered(wsgi, pending, path):
    with pending.slot():
        assert wsgi.get(path).status_code == 200
        assert pending.count == 1


def test_who_goes_on_after_the_answer_keeps_the_place(wsgi, behind, pending):
    behind.holds = True
    wsgi.get("/api/stock/tea-250").close()
    assert pending.count == 1
    assert wsgi.get("/api/stock/tea-250").status_code == 503


@pytest.fixture
def held_app(supplier: Supplier, database_url: str) -> Iterable[tuple[Flask, Event]]:
    """An app with one place, whose comparisons wait for an event."""
    config = {"SUPPLIER_URL": supplier.url, "DATABASE_URL": database_url}
    app = create_app({**config, "MAX_PENDING": 1})
    may_read = Event()
    services = app.extensions["reference_app"].get()
    steps = services.pipeline._steps

    def retrieve(sku: str):
        assert may_read.wait(PATIENCE)
        return steps.retrieve(sku)

    services.pipeline._steps = steps._replace(retrieve=retrieve)
    yield app, may_read
    may_read.set()
    app.extensions["reference_app"].close()


def test_a_comparison_that_waits_keeps_the_requests_place(held_app):
    app, may_read = held_app
    client: FlaskClient = app.test_client()
    answer = client.get("/api/stock/tea-250")
    answer.close()
    assert answer.status_code == 200
    assert client.get("/healthz").json["pending"] == 1
    assert client.get("/api/stock/mug-01").status_code == 503
    may_read.set()
    trail = app.extensions["reference_app.trails"].get(answer.headers["X-Request-ID"])
    assert trail.finished.wait(PATIENCE)
    assert client.get("/api/stock/mug-01").status_code == 200
