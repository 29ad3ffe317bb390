"""How connections are set up: what each wait is bounded by."""

import sqlite3

import pytest
from sqlalchemy import Engine, event, inspect, text
from sqlalchemy.dialects.postgresql import psycopg
from sqlalchemy.exc import OperationalError

from reference_app.pipeline import database
from reference_app.pipeline.database import Sessions, open_database, writing
from reference_app.pipeline.engine import checkpoint, tuned_engine


@pytest.fixture
def engine(sessions: Sessions) -> Engine:
    return sessions.kw["bind"]


def pragma(engine: Engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_sqlite_lets_readers_pass_and_keeps_what_a_killed_process_committed(engine):
    assert pragma(engine, "journal_mode") == "wal"
    assert pragma(engine, "synchronous") == 1  # NORMAL


def test_full_is_kept_when_the_power_fails(database_url: str):
    full = open_database(database_url, synchronous="FULL").kw["bind"]
    assert pragma(full, "synchronous") == 2
    full.dispose()


def test_a_write_begins_with_the_write_lock(database_url: str, sessions: Sessions):
    with writing(sessions):
        other = tuned_engine(database_url, 0.01, "NORMAL")
        options = other.execution_options(writing=True)
        with pytest.raises(OperationalError, match="locked"), options.begin():
            pass
        other.dispose()


def test_a_transaction_holds_from_its_first_read_on(engine, sessions: Sessions):
    count = text("SELECT count(*) FROM inbox")
    row = "INSERT INTO inbox (sku, quantity, observed_at) VALUES ('a', 1, '2026')"
    with engine.connect() as reader:
        assert reader.execute(count).scalar() == 0
        with writing(sessions) as session:
            session.execute(text(row))
        assert reader.execute(count).scalar() == 0
    with engine.connect() as reader:
        assert reader.execute(count).scalar() == 1


def test_a_checkpoint_moves_the_log_into_the_file(engine, sessions, tmp_path):
    with writing(sessions) as session:
        session.execute(text("CREATE TABLE bulk AS SELECT zeroblob(200000) AS b"))
    file = tmp_path / "stock.db"
    assert file.stat().st_size < 200_000
    checkpoint(engine)
    assert file.stat().st_size > 200_000


def test_waits_for_a_server_are_bounded(monkeypatch: pytest.MonkeyPatch):
    asked = {}

    def connect(_dialect: object, **arguments: object) -> None:
        asked.update(arguments)
        raise ConnectionError("no server here")

    monkeypatch.setattr(psycopg.PGDialect_psycopg, "connect", connect)
    engine = tuned_engine("postgresql+psycopg://shop@127.0.0.1/shop", 1.0, "NORMAL")
    with pytest.raises(ConnectionError):
        engine.connect()
    assert asked["connect_timeout"] == 2
    assert asked["options"] == "-c lock_timeout=1000"
    assert asked["tcp_user_timeout"] == 10_000


def test_on_a_server_one_process_at_a_time_makes_the_tables(
    database_url: str, monkeypatch: pytest.MonkeyPatch
):
    engine = tuned_engine(database_url, 1.0, "NORMAL")
    # As PostgreSQL, as far as making tables goes.
    engine.dialect.name = "postgresql"
    locks = []

    def lock(number: int) -> None:
        assert not inspect(tuned_engine(database_url, 1.0, "NORMAL")).get_table_names()
        locks.append(number)

    @event.listens_for(engine, "connect")
    def with_locks(connection: sqlite3.Connection, _: object) -> None:
        connection.create_function("pg_advisory_xact_lock", 1, lock)

    monkeypatch.setattr(database, "tuned_engine", lambda *_: engine)
    sessions = open_database("postgresql://shop@db/shop")
    assert len(locks) == 1
    assert sessions.kw["info"][database.WRITERS].turns is None
    engine.dispose()
