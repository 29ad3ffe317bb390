"""Every error of the API is a problem (RFC 9457) that says what to do."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.test import TestResponse

from reference_app import create_app
from reference_app.supplier.simulator import Supplier
from tests.app.web.test_routes import ask

MOST_BODY = 16 * 1024


def assert_problem(answer: TestResponse, status: int, remedy: str) -> None:
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.json.keys() == {"type", "title", "status", "detail", "instance"}
    assert answer.json["status"] == status
    assert remedy in answer.json["detail"]


@contextmanager
def app_with(database_url: str, **config: Any) -> Iterator[FlaskClient]:
    app = create_app({"DATABASE_URL": database_url, **config})
    yield app.test_client()
    app.extensions["reference_app"].close()


@pytest.mark.parametrize(
    ("method", "path", "status", "remedy"),
    [
        ("GET", "/api/no-such", 404, "See the routes at /"),
        ("GET", "/api/stock/", 404, "See the routes at /"),
        ("GET", "/api/stock/tea%0a", 404, "See the routes at /"),
        ("DELETE", "/api/inventory", 405, "Use one that Allow names"),
        ("GET", "/api/stock/no-such", 404, "GET /api/inventory lists"),
        ("GET", "/api/requests/no-such/timeline", 404, "one worker"),
        ("PUT", "/api/simulator/stock/tea-250", 404, "at the third party"),
        ("POST", "/healthz", 405, "Use one that Allow names"),
    ],
)
def test_what_is_not_there(
    client: FlaskClient, method: str, path: str, status: int, remedy: str
):
    assert_problem(client.open(path, method=method), status, remedy)


@pytest.mark.parametrize(
    "sku",
    [
        "-tea",
        ".tea",
        "tea%20250",
        "tea%00",
        "a/b",
        "..%2fetc",
        "x" * 65,
        "x" * 10_000,
        "';DROP TABLE versions--",
        "<b>tea</b>",
        "t%C3%A9",
    ],
)
def test_what_is_no_sku(client: FlaskClient, sku: str):
    assert_problem(client.get(f"/api/stock/{sku}"), 400, "A sku has 1 to 64")
    assert_problem(client.get(f"/api/stock/{sku}/history"), 400, "A sku has 1 to 64")


@pytest.mark.parametrize("sku", ["a", "A", "7", "a.b_c-d", "x" * 64])
def test_what_is_a_sku(client: FlaskClient, supplier: Supplier, sku: str):
    supplier.stock[sku] = 1
    assert client.get(f"/api/stock/{sku}").json["sku"] == sku


@pytest.mark.parametrize(
    ("body", "kind", "status", "remedy"),
    [
        ("{", "application/json", 400, "must be JSON"),
        ("", "application/json", 400, "must be JSON"),
        ('{"jobs": 3}', "text/plain", 415, "Content-Type: application/json"),
        (" " * MOST_BODY + "{}", "application/json", 413, "16 kB"),
        ("[]", "application/json", 422, "from 1 to 200"),
        ("3", "application/json", 422, "from 1 to 200"),
        ("{}", "application/json", 422, "from 1 to 200"),
        ('{"jobs": "3"}', "application/json", 422, "from 1 to 200"),
        ('{"jobs": 1.5}', "application/json", 422, "from 1 to 200"),
        ('{"jobs": true}', "application/json", 422, "from 1 to 200"),
        ('{"jobs": 0}', "application/json", 422, "from 1 to 200"),
        ('{"jobs": 201}', "application/json", 422, "from 1 to 200"),
    ],
)
def test_a_bad_body(
    client: FlaskClient, body: str, kind: str, status: int, remedy: str
):
    answer = client.post("/api/batches", data=body, content_type=kind)
    assert_problem(answer, status, remedy)


@pytest.mark.parametrize("body", [[], {}, {"quantity": "3"}, {"quantity": -1}])
def test_a_bad_quantity(database_url: str, body: object):
    with app_with(database_url) as client:
        answer = client.put("/api/simulator/stock/tea-250", json=body)
        assert_problem(answer, 422, "from 0 to 2147483647")


def test_the_third_party_is_down(database_url: str):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        with app_with(database_url, SUPPLIER_URL=url) as client:
            answer = client.get("/api/stock/tea-250")
            assert_problem(answer, 502, "REFERENCE_APP_SUPPLIER_URL is its address")
            assert_problem(client.get("/api/inventory"), 502, "page 20: Unreachable")
            assert client.get("/healthz").status_code == 200


def test_the_third_party_is_too_slow(database_url: str, supplier: Supplier):
    supplier.open.clear()
    config = {"SUPPLIER_URL": supplier.url, "SUPPLIER_TIMEOUT": 0.05}
    with app_with(database_url, **config) as client:
        answer = client.get("/api/stock/tea-250")
        assert_problem(answer, 504, "REFERENCE_APP_SUPPLIER_TIMEOUT")


def test_the_third_party_answers_nonsense(client: FlaskClient, supplier: Supplier):
    supplier.stock["tea-250"] = "twelve"
    answer = client.get("/api/stock/tea-250")
    assert_problem(answer, 502, "Nothing was recorded")
    assert client.get("/api/stock/tea-250/history").json == []


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/stock/tea-250", None),
        ("GET", "/api/inventory", None),
        ("POST", "/api/batches", {"jobs": 1}),
    ],
)
def test_too_much_is_pending(
    database_url: str, supplier: Supplier, method: str, path: str, body: object
):
    config = {"SUPPLIER_URL": supplier.url, "MAX_PENDING": 1}
    with app_with(database_url, **config) as client:
        pending = client.application.extensions["reference_app.pending"]
        with pending.slot():
            answer = client.open(path, method=method, json=body)
        assert_problem(answer, 503, "Try again later")
        assert answer.headers["Retry-After"] == "1"
        assert client.open(path, method=method, json=body).status_code < 300


def test_the_database_is_gone(client: FlaskClient, app: Flask):
    retrieve = app.extensions["reference_app"].get().retrieve
    with retrieve._sessions.begin() as session:
        session.execute(text("DROP TABLE versions"))
    answer = client.get("/healthz")
    assert_problem(answer, 503, "REFERENCE_APP_DATABASE_URL")
    assert "no such table" in answer.json["detail"]
    assert_problem(client.get("/api/stock/tea-250/history"), 503, "no such table")


def test_an_observation_cannot_be_kept(client: FlaskClient, app: Flask):
    retrieve = app.extensions["reference_app"].get().retrieve
    with retrieve._sessions.begin() as session:
        session.execute(text("DROP TABLE inbox"))
    answer = client.get("/api/stock/tea-250")
    assert_problem(answer, 503, "look at the database")
    assert "no such table" in answer.json["detail"]
    assert answer.headers["Retry-After"] == "1"
    assert b'reason="not_kept"} 1.0' in client.get("/metrics").data


def test_a_comparison_that_fails_is_counted_and_its_observation_stays(
    client: FlaskClient, app: Flask
):
    retrieve = app.extensions["reference_app"].get().retrieve
    with retrieve._sessions.begin() as session:
        session.execute(text("DROP TABLE versions"))
    ask(client)
    figures = client.get("/metrics").data.decode()
    failures = re.search(r"pipeline_comparison_failures_total (\d+)", figures)
    assert int(failures[1]) >= 1
    with retrieve._sessions() as session:
        assert session.scalar(text("SELECT count(*) FROM inbox")) == 1


def test_a_database_that_comes_later_is_found(tmp_path):
    folder = tmp_path / "later"
    with app_with(f"sqlite:///{folder / 'stock.db'}") as client:
        assert_problem(client.get("/healthz"), 503, "unable to open database file")
        folder.mkdir()
        assert client.get("/healthz").status_code == 200


def test_a_failure_of_our_own(app: Flask, client: FlaskClient):
    @app.get("/api/broken")
    def broken() -> str:
        raise ZeroDivisionError

    answer = client.get("/api/broken")
    assert_problem(answer, 500, "under the request id")


def test_pages_for_people_are_not_problems(client: FlaskClient):
    answer = client.get("/no-such")
    assert answer.status_code == 404
    assert answer.mimetype == "text/html"
