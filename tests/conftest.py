"""What every test gets: nothing may stay behind, and real things to test with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, has_app_context, has_request_context
from flask.testing import FlaskClient

from reference_app import create_app
from reference_app.pipeline.database import Sessions, close_database, open_database
from reference_app.serving.in_thread import serve_in_thread
from reference_app.supplier.simulator import Supplier
from reference_app.testing.leaks import no_thread_left

# Here, since with pytest-xdist the process that reports reads no other conftest.
pytest_plugins = ["tests.mutants.summary"]
GRACE = 30  # seconds that a thread may take to end, on a machine under load


@pytest.fixture(autouse=True)
def _nothing_stays_behind() -> Iterator[None]:
    """Fail a test that leaves a thread running or a Flask context pushed."""
    with no_thread_left(within=GRACE):
        yield
    assert not has_app_context(), "an application context is still pushed"
    assert not has_request_context(), "a request context is still pushed"


@pytest.fixture
def supplier() -> Iterator[Supplier]:
    """A third party on a free port, without latency."""
    with Supplier({"tea-250": 12, "mug-01": 7}) as running:
        yield running


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """Where an SQLite file may be made."""
    return f"sqlite:///{tmp_path / 'stock.db'}"


@pytest.fixture
def sessions(database_url: str) -> Iterator[Sessions]:
    """An empty database."""
    opened = open_database(database_url)
    yield opened
    close_database(opened)


@pytest.fixture
def app(supplier: Supplier, database_url: str) -> Iterator[Flask]:
    """The app between that supplier and a database of its own."""
    made = create_app(
        {
            "SUPPLIER_URL": supplier.url,
            "SUPPLIER_TIMEOUT": GRACE,
            "DATABASE_URL": database_url,
        }
    )
    yield made
    made.extensions["reference_app"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Calls the app without a network between."""
    return app.test_client()


@pytest.fixture
def live_server(app: Flask) -> Iterator[str]:
    """The address of the app, served in a thread, on a free port."""
    with serve_in_thread(app, timeout=GRACE) as address:
        yield address
