"""Each fault of the third party is one clear answer, and leaves no record."""

import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from threading import Event
from typing import Any

import pytest
from flask.testing import FlaskClient

from reference_app import create_app
from reference_app.supplier.simulator import Supplier
from tests.app.faulty import PATIENCE, Faulty, answer, full_backlog, nobody_there

MOST_DETAIL = 300  # characters


@contextmanager
def app_with(url: str, database_url: str, timeout: float) -> Iterator[FlaskClient]:
    config = {
        "SUPPLIER_URL": url,
        "SUPPLIER_TIMEOUT": timeout,
        "DATABASE_URL": database_url,
    }
    app = create_app(config)
    yield app.test_client()
    app.extensions["reference_app"].close()


def records(database_url: str) -> int:
    """Count what was kept or recorded."""
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as database:
        tables = ("inbox", "versions")
        return sum(
            database.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608  # two names of ours
            for name in tables
        )


def assert_refused(
    url: str, database_url: str, status: int, *said: str, timeout: float = PATIENCE
) -> dict[str, Any]:
    with app_with(url, database_url, timeout) as client:
        answered = client.get("/api/stock/tea-250")
        assert client.get("/api/stock/tea-250/history").json == []
        figures = client.get("/metrics").text
    assert (answered.status_code, answered.mimetype) == (
        status,
        "application/problem+json",
    )
    detail = answered.json["detail"]
    assert all(part in detail for part in said), detail
    assert len(detail) < MOST_DETAIL
    assert "Traceback" not in detail
    assert 'pipeline_failed_total{reason="' in figures
    assert records(database_url) == 0
    return dict(answered.headers)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("resets", "reset by peer"),
        ("resets_in_the_body", "reset by peer"),
        ("hangs_up", "disconnected without sending a response"),
        ("cuts_the_body", "without sending complete message body"),
        ("is_no_http", "not HTTP: illegal status line"),
        ("has_huge_headers", "not HTTP"),
        ("has_a_huge_body", "more than 1,000,000 bytes"),
        ("has_huge_chunks", "more than 1,000,000 bytes"),
        ("packs_the_body", "asked for identity"),
        ("redirects_to_itself", "status 302, a redirect"),
        ("redirects_nowhere", "status 301, a redirect"),
    ],
)
def test_what_is_no_answer_is_502(database_url: str, fault: str, said: str):
    with Faulty(fault) as faulty:
        to_do = "REFERENCE_APP_SUPPLIER_URL"
        assert_refused(faulty.url, database_url, 502, said, to_do)


@pytest.mark.parametrize(
    "fault",
    ["is_silent", "trickles_headers", "trickles_the_body", "only_announces"],
)
def test_what_is_too_slow_is_504(database_url: str, fault: str):
    said = "no whole answer within 0.3 s", "REFERENCE_APP_SUPPLIER_TIMEOUT"
    with Faulty(fault) as faulty:
        assert_refused(faulty.url, database_url, 504, *said, timeout=0.3)


def test_a_connection_that_is_not_accepted_is_504(database_url: str):
    with full_backlog() as url:
        said = "no connection within 0.5 s"
        assert_refused(url, database_url, 504, said, timeout=0.5)


def test_a_connection_that_is_refused_is_502(database_url: str):
    with nobody_there() as url:
        assert_refused(url, database_url, 502, "refused", "See that it runs")


@pytest.mark.parametrize("status", [b"400 Bad", b"401 Who", b"500 Oh", b"503 Later"])
def test_another_status_is_502(database_url: str, status: bytes):
    with Faulty(answer(b"secret " * 1000, status=status)) as faulty:
        said = f"status {int(status[:3])}. Nothing was recorded"
        assert_refused(faulty.url, database_url, 502, said)


def test_an_unknown_sku_is_404(database_url: str):
    with Faulty(answer(b"{}", status=b"404 Not Found")) as faulty:
        assert_refused(
            faulty.url, database_url, 404, "has no tea-250", "/api/inventory"
        )


@pytest.mark.parametrize(
    ("wanted", "given"),
    [(b"7", "7"), (b"999999", "3600"), (b"soon", "1"), (b"7\r\nRetry-After: 8", "1")],
)
def test_too_many_requests_is_503(database_url: str, wanted: bytes, given: str):
    said = answer(b"", b"Retry-After: " + wanted, status=b"429 Too Many")
    with Faulty(said) as faulty:
        headers = assert_refused(faulty.url, database_url, 503, "429", "Retry-After")
    assert headers["Retry-After"] == given


def item(**changed: object) -> bytes:
    return json.dumps({"sku": "tea-250", "quantity": 12, **changed}).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>" + b"x" * 5000,
        b"\xff\xfe",
        b"[" * 500_000,
        b"[" * 900 + b"]" * 900,
        b"9" * 5000,
        b"NaN",
        b"[]",
        b"{}",
        b'{"sku": "tea-250"}',
        b'{"quantity": 12}',
        item(sku="mug-01"),
        item(sku="\ud800"),
        item(sku="x" * 5000),
        item(sku=7),
        item(quantity=True),
        item(quantity=-1),
        item(quantity=2**31),
        item(quantity=2**63),
        item(quantity=1.0),
        item(quantity="12"),
        item(quantity=None),
        item(quantity={"quantity": 12}),
        item(quantity=float("nan")),
        item(quantity=float("inf")),
    ],
    ids=lambda body: repr(body[:40]),
)
def test_a_body_that_is_not_as_agreed_is_502(database_url: str, body: bytes):
    with Faulty(answer(body)) as faulty:
        assert_refused(faulty.url, database_url, 502, "Nothing was recorded")


def test_one_that_hangs_holds_no_other(database_url: str):
    asked, release = Event(), Event()

    class Choosy(Supplier):
        def respond(self, target: str) -> tuple[int, bytes]:
            if target == "/stock/mug-01":
                asked.set()
                assert release.wait(PATIENCE)
            return super().respond(target)

    with (
        Choosy({"tea-250": 12, "mug-01": 7}) as supplier,
        app_with(supplier.url, database_url, PATIENCE) as client,
        ThreadPoolExecutor(1) as pool,
    ):
        hanging = pool.submit(client.application.test_client().get, "/api/stock/mug-01")
        assert asked.wait(PATIENCE)
        assert client.get("/api/stock/tea-250").json["quantity"] == 12
        assert not hanging.done()
        release.set()
        assert hanging.result(PATIENCE).json["quantity"] == 7
