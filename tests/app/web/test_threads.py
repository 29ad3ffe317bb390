"""GET /debug/threads is for those who know the token."""

from os import getpid
from threading import Event, Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient

from reference_app import create_app

KNOWN = "a-token-of-32-characters-or-more"
ADDRESS = "/debug/threads"


@pytest.fixture
def debugged() -> FlaskClient:
    app = create_app({"DATABASE_URL": "sqlite:////tmp/none.db", "DEBUG_TOKEN": KNOWN})
    return app.test_client()


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_it_names_the_process_and_its_threads(debugged: FlaskClient):
    leave = Event()
    thread = Thread(target=leave.wait, args=(10,), name="restock")
    thread.start()
    try:
        answer = debugged.get(ADDRESS, headers=bearer(KNOWN))
    finally:
        leave.set()
        thread.join(timeout=10)
    assert answer.json["process"] == getpid()
    assert "restock" in [one["name"] for one in answer.json["threads"]]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        bearer(""),
        bearer("another-token-of-32-characters-x"),
        bearer("ü"),
        {"Authorization": KNOWN},
        {"Authorization": f"Basic {KNOWN}"},
    ],
)
def test_without_the_token_it_says_nothing(debugged: FlaskClient, headers):
    answer = debugged.get(ADDRESS, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert "DEBUG_TOKEN" in answer.json["detail"]
    assert "threads" not in answer.json


def test_without_a_token_in_the_settings_it_is_not_there(app: Flask):
    answer = app.test_client().get(ADDRESS, headers=bearer("None"))
    assert answer.status_code == 404
