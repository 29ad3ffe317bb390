"""Whatever is sent: data or a refusal, never HTML, a header or a record."""

import json
import socket
from collections.abc import Iterator
from http.client import HTTPResponse
from urllib.parse import quote, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from reference_app import create_app
from reference_app.pipeline.database import Version, Waiting

PATIENCE = 30  # seconds
MARK = "evil"  # in each input that could come back where it must not
NO_SKUS = {
    "empty": "",
    "long": MARK * 2500,
    "nul": MARK + "%00",
    "newline": MARK + "%0a",
    "header": MARK + "%0d%0aX-Evil:%20evil",
    "slash": MARK + "/etc",
    "leading slash": "/" + MARK,
    "encoded slash": MARK + "%2fetc",
    "backslash": "..%5c" + MARK,
    "parent": "..",
    "encoded parent": "%2e%2e%2f" + MARK,
    "unicode": MARK + "%C3%A9",
    "digits of another script": "%D9%A1" + MARK,
    "not utf-8": MARK + "%FF",
    "sql": quote(f"{MARK}' OR '1'='1"),
    "sql statement": quote(f"{MARK}'; DROP TABLE versions--"),
    "script": quote(f"<script>{MARK}()</script>"),
    "template": quote("{{" + MARK + "}}"),
}
BODIES = {
    "nothing": b"",
    "not json": b"{",
    "not utf-8": b'"\xff"',
    "not an object": b"[]",
    "null": b"null",
    "too deep": b"[" * 8000 + b"]" * 8000,
    "too long a number": b'{"jobs": ' + b"9" * 5000 + b"}",
    "not a number": b'{"jobs": NaN, "quantity": NaN}',
    "huge": b'{"jobs": 1, "quantity": 1, "more": "' + b"x" * 100_000 + b'"}',
    "html": b'{"jobs": "<b>evil</b>", "quantity": "<b>evil</b>"}',
}
no_skus = pytest.mark.parametrize("sku", NO_SKUS.values(), ids=NO_SKUS)
bodies = pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)


@pytest.fixture
def shop(database_url: str) -> Iterator[FlaskClient]:
    """The app with a simulator of its own, whose stock can be changed."""
    app = create_app({"DATABASE_URL": database_url})
    yield app.test_client()
    app.extensions["reference_app"].close()


def assert_refused(answer: TestResponse) -> None:
    assert 400 <= answer.status_code < 500
    assert answer.mimetype == "application/problem+json"
    assert answer.json["status"] == answer.status_code
    assert MARK not in str(answer.headers).lower()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def records(app: Flask) -> int:
    """How many rows the database has, kept or waiting."""
    with app.extensions["reference_app"].get().retrieve._sessions() as session:
        counts = [select(func.count()).select_from(of) for of in (Version, Waiting)]
        return sum(session.scalar(count) or 0 for count in counts)


@no_skus
def test_what_is_no_sku_is_refused_and_not_recorded(shop: FlaskClient, sku: str):
    simulator = shop.application.extensions["reference_app"].get().simulator
    before = dict(simulator.stock)
    assert_refused(shop.get(f"/api/stock/{sku}"))
    assert_refused(shop.get(f"/api/stock/{sku}/history"))
    assert_refused(shop.put(f"/api/simulator/stock/{sku}", json={"quantity": 1}))
    assert records(shop.application) == 0
    assert simulator.stock == before


@bodies
@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/api/batches"), ("PUT", "/api/simulator/stock/tea-250")],
)
def test_a_body_of_another_kind_is_refused(
    shop: FlaskClient, method: str, path: str, body: bytes
):
    answer = shop.open(path, method=method, data=body, content_type="application/json")
    assert_refused(answer)
    assert MARK not in answer.text


@pytest.mark.parametrize("kind", ["text/plain", "text/html", "", "application/xml"])
def test_a_body_must_say_that_it_is_json(shop: FlaskClient, kind: str):
    body = json.dumps({"jobs": 1, "quantity": 1})
    for method, path in (
        ("POST", "/api/batches"),
        ("PUT", "/api/simulator/stock/tea-250"),
    ):
        answer = shop.open(path, method=method, data=body, content_type=kind)
        assert_refused(answer)
        assert answer.status_code == 415


def exchange(address: str, request: str) -> tuple[int, str, str]:
    """Send a request as it is; give the answer's status, headers and body."""
    to = urlsplit(address)
    with socket.create_connection((to.hostname, to.port), PATIENCE) as connection:
        connection.sendall(request.replace("\n", "\r\n").encode("latin-1"))
        response = HTTPResponse(connection)
        response.begin()
        return response.status, str(response.msg), response.read().decode()


@no_skus
def test_a_server_passes_it_on_as_it_came(live_server: str, app: Flask, sku: str):
    request = f"GET /api/stock/{sku} HTTP/1.0\nHost: shop\n\n"
    status, headers, body = exchange(live_server, request)
    assert 400 <= status < 500
    assert "application/problem+json" in headers
    assert MARK not in headers.lower()
    assert json.loads(body)["status"] == status
    assert records(app) == 0


def test_a_body_is_refused_by_its_length_before_it_has_come(live_server: str):
    status, headers, _ = exchange(
        live_server,
        "POST /api/batches HTTP/1.0\nHost: shop\nContent-Type: application/json\n"
        "Content-Length: 1000000000\n\n",
    )
    assert status == 413
    assert "application/problem+json" in headers


@pytest.mark.parametrize(
    "odd",
    ["evil\n X-Evil: evil", "evil\n\tevil", "evil" * 2500, "<b>evil</b>", "evil\xff"],
    ids=["folded", "folded by a tab", "long", "html", "not ascii"],
)
def test_an_odd_request_id_does_not_come_back(live_server: str, odd: str):
    request = f"GET /healthz HTTP/1.0\nHost: shop\nX-Request-ID: {odd}\n\n"
    status, headers, body = exchange(live_server, request)
    assert status == 200
    assert MARK not in headers.lower() + body


def test_the_demo_page_has_no_script_or_style_of_its_own(client: FlaskClient):
    answer = client.get("/")
    page = answer.text.lower()
    assert page.count("<script") == page.count('<script src="/static/')
    for inline in ("<style", " style=", "javascript:", " onclick=", " onload="):
        assert inline not in page
    assert "unsafe-" not in answer.headers["Content-Security-Policy"]
