"""A database that is locked, down, stalled or full: 503, and then all is well."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from resource import RLIM_INFINITY, RLIMIT_FSIZE, prlimit

import httpx
import pytest

from reference_app.supplier.simulator import Supplier
from servers.child import children, until
from tests.services.databases import SqliteDatabase
from tests.services.programs import App, Shop
from tests.services.servers import PostgreSQL

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


def assert_refused(answer: httpx.Response) -> None:
    """It says that nothing is acknowledged, why, and when to come again."""
    assert answer.status_code == 503, answer.text
    assert int(answer.headers["Retry-After"]) >= 1
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]


def assert_recovers(shop: Shop, app: App, supplier: Supplier) -> None:
    """The same processes answer again, and record what they answer.

    What was refused may be in the history: nobody promised that it is not.
    """
    supplier.stock["tea-250"] = 99
    until(lambda: app.ask("tea-250").status_code == 200, "the app has recovered")
    assert app.get("/healthz").status_code == 200
    shop.settled()
    assert app.quantities("tea-250") in ([12, 99], [12, 13, 99])


def _record_first(shop: Shop, supplier: Supplier) -> App:
    app = shop.gunicorn()
    assert app.ask("tea-250").json()["quantity"] == 12
    shop.settled()
    supplier.stock["tea-250"] = 13
    return app


def test_locked(shop: Shop, supplier: Supplier) -> None:
    app = _record_first(shop, supplier)
    with shop.database.locked():
        # This one comes back although the lock is still held.
        assert_refused(app.ask("tea-250"))
        assert app.quantities("tea-250") == [12]
    assert_recovers(shop, app, supplier)


@on_postgresql
def test_down(shop: Shop, supplier: Supplier, postgresql: PostgreSQL) -> None:
    app = _record_first(shop, supplier)
    with postgresql.down():
        assert_refused(app.ask("tea-250"))
        assert_refused(app.get("/healthz"))
        assert_refused(app.get("/api/stock/tea-250/history"))
    assert_recovers(shop, app, supplier)


@on_postgresql
def test_down_when_the_app_starts(
    shop: Shop, supplier: Supplier, postgresql: PostgreSQL
) -> None:
    with postgresql.down():
        app = shop.gunicorn()
        assert_refused(app.ask("tea-250"))
        assert_refused(app.get("/healthz"))
    until(lambda: app.ask("tea-250").status_code == 200, "the app has recovered")
    supplier.stock["tea-250"] = 13
    assert_recovers(shop, app, supplier)


@on_postgresql
def test_stalled(shop: Shop, supplier: Supplier, postgresql: PostgreSQL) -> None:
    """Connections that the app has open stay open, and say nothing any more."""
    app = _record_first(shop, supplier)
    paths = ["/api/stock/tea-250", "/healthz", "/api/stock/tea-250/history"] * 3
    with ThreadPoolExecutor(len(paths), "client") as clients:
        for answer in clients.map(app.get, paths):
            assert answer.status_code == 200
        with postgresql.stalled():
            assert_refused(app.ask("tea-250"))
            for answer in clients.map(app.get, paths):
                assert_refused(answer)
    assert_recovers(shop, app, supplier)


@on_sqlite
def test_disk_full(shop: Shop, supplier: Supplier) -> None:
    """The app's process may not write beyond the first byte of any file.

    A file system that is full would need a mount, and so root.
    """
    app = _record_first(shop, supplier)
    (pid,) = children(app.pid)
    prlimit(pid, RLIMIT_FSIZE, (1, RLIM_INFINITY))
    assert_refused(app.ask("tea-250"))
    assert app.quantities("tea-250") == [12]
    prlimit(pid, RLIMIT_FSIZE, (RLIM_INFINITY, RLIM_INFINITY))
    assert_recovers(shop, app, supplier)


class TestTheFolderIsNotThereYet:
    """As when a volume is mounted after the app has started."""

    @pytest.fixture(params=["sqlite"])
    def database(self, tmp_path: Path) -> SqliteDatabase:
        return SqliteDatabase(tmp_path / "volume" / "stock.db")

    def test_all_is_well_once_it_is(self, shop: Shop, supplier: Supplier) -> None:
        app = shop.gunicorn()
        assert_refused(app.ask("tea-250"))
        assert_refused(app.get("/healthz"))
        assert isinstance(shop.database, SqliteDatabase)
        shop.database.file.parent.mkdir()
        assert app.ask("tea-250").status_code == 200
        supplier.stock["tea-250"] = 13
        assert_recovers(shop, app, supplier)
