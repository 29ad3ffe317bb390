"""Connections for many threads, with every wait bounded."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

# Of the write-ahead log: 40 MB, if nobody calls `checkpoint` in time.
MOST_PAGES = 10_000


def tuned_engine(url: str, wait: float, synchronous: str) -> Engine:
    """Make an engine that waits so long for a lock, not for ever.

    :param url: SQLAlchemy URL.
    :param wait: seconds, for a lock and for a free connection.
    :param synchronous: SQLite's PRAGMA of that name.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return _server(address, wait)
    engine = create_engine(
        address,
        connect_args={"timeout": wait},
        pool_size=16,
        pool_timeout=wait,
    )

    @event.listens_for(engine, "first_connect")
    def first(connection: sqlite3.Connection, _: object) -> None:
        # Readers go on beside the writer; the file remembers it.
        connection.execute("PRAGMA journal_mode = WAL")

    @event.listens_for(engine, "connect")
    def each(connection: sqlite3.Connection, _: object) -> None:
        # The module would begin a transaction before a write only.
        connection.isolation_level = None
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {MOST_PAGES}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        statement = "BEGIN IMMEDIATE" if writing else "BEGIN"
        connection.exec_driver_sql(statement)

    return engine


def checkpoint(engine: Engine) -> None:
    """Move SQLite's write-ahead log into the database file.

    SQLite does it in the transaction that finds the log long, which
    then waits for the disk. Called from a thread of its own it holds up
    nobody (https://www.sqlite.org/wal.html#ckpt).
    """
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
    finally:
        connection.close()


def _server(address: URL, wait: float) -> Engine:
    milliseconds = round(wait * 1000)
    arguments: dict[str, Any] = {
        "connect_timeout": max(2, round(wait)),  # libpq knows no less
        "options": f"-c lock_timeout={milliseconds}",
        # A server that went away without a word is given up.
        "tcp_user_timeout": 10 * milliseconds,
    }
    return create_engine(
        address,
        connect_args=arguments,
        pool_size=16,
        pool_timeout=wait,
        # A server that was restarted has cut the pool's connections.
        pool_pre_ping=True,
    )
