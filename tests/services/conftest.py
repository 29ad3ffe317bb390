"""Each test four times: SQLite or PostgreSQL, comparing in threads or in Celery.

A test that is about one of them says so with an indirect parameter.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reference_app.supplier.simulator import Supplier
from tests.services.databases import Database, PostgresqlDatabase, SqliteDatabase
from tests.services.programs import Shop
from tests.services.servers import PostgreSQL, Redis


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    # Not below pytest's folder: PostgreSQL's user must be able to get there.
    with TemporaryDirectory(prefix="postgresql-", ignore_cleanup_errors=True) as folder:
        server = PostgreSQL(Path(folder))
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    server = Redis(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def broker(redis_server: Redis) -> Redis:
    """Redis without a message."""
    redis_server.empty()
    return redis_server


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """An empty database."""
    if request.param == "sqlite":
        return SqliteDatabase(tmp_path / "stock.db")
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return PostgresqlDatabase(server.create_database())


@pytest.fixture(params=["thread", "celery"])
def compare(request: pytest.FixtureRequest) -> str:
    """Where comparisons run."""
    return str(request.param)


@pytest.fixture
def inbox_wait() -> float:
    """Seconds that the app waits for a lock; a module may say otherwise."""
    return 1.0


@pytest.fixture
def settings(
    request: pytest.FixtureRequest,
    database: Database,
    compare: str,
    inbox_wait: float,
    supplier: Supplier,
) -> dict[str, str]:
    """The app's settings, without their prefix."""
    of_celery = {}
    if compare == "celery":
        of_celery["BROKER_URL"] = request.getfixturevalue("broker").url
    return of_celery | {
        "COMPARE": compare,
        "DATABASE_URL": database.url,
        "INBOX_WAIT": str(inbox_wait),
        "SUPPLIER_TIMEOUT": "20",
        "SUPPLIER_URL": supplier.url,
    }


@pytest.fixture(scope="session")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all started programs keep compiled modules: they start faster."""
    return tmp_path_factory.mktemp("bytecode")


@pytest.fixture
def shop(
    tmp_path: Path, settings: dict[str, str], database: Database, bytecode: Path
) -> Iterator[Shop]:
    """What starts the app; in Celery's tests a worker has been started."""
    started = Shop(tmp_path, settings, database, bytecode)
    yield started
    started.close()
