"""The history of each sku, and the inbox of what is to be compared."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime, timezone
from typing import NamedTuple, cast

from sqlalchemy import (
    DateTime,
    Dialect,
    String,
    Table,
    TypeDecorator,
    func,
)
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    Session,
    mapped_column,
    sessionmaker,
)
from sqlalchemy.schema import CreateIndex, CreateTable

from reference_app.pipeline.engine import tuned_engine
from reference_app.pipeline.turns import Turns

# Opens a session: one for each unit of work, never one for two threads.
Sessions = sessionmaker[Session]
TABLES_LOCK = 7341902  # any number that nobody else uses
WRITERS = "writers"  # where sessions keep them


class Writers(NamedTuple):
    """Opens sessions that write, one at a time where that is best."""

    sessions: Sessions
    turns: Turns | None


class UtcDateTime(TypeDecorator[datetime]):
    """A time in UTC, whatever the database makes of it.

    SQLite gives it back without a zone, PostgreSQL in the server's.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, _: Dialect
    ) -> datetime | None:
        return value and value.astimezone(timezone.utc)

    def process_result_value(
        self, value: datetime | None, _: Dialect
    ) -> datetime | None:
        if value and value.tzinfo is None:
            return value.replace(tzinfo=timezone.utc)
        return value and value.astimezone(timezone.utc)


class Base(DeclarativeBase):
    """What the tables have in common."""


class Version(Base):
    """One version: it differs from the one before.

    The key makes the database refuse a second row with the same
    number, from whichever thread or process it comes.
    """

    __tablename__ = "versions"

    sku: Mapped[str] = mapped_column(String(64), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    quantity: Mapped[int]
    observed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Waiting(Base):
    """One observation that was answered and is not compared yet.

    `sent_at`: when a message about it went to the broker, if one did.
    """

    __tablename__ = "inbox"

    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str] = mapped_column(String(64), index=True)
    quantity: Mapped[int]
    observed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


VERSIONS = cast(Table, Version.__table__)
INBOX = cast(Table, Waiting.__table__)


def open_database(
    url: str,
    wait: float = 5.0,
    synchronous: str = "NORMAL",
) -> Sessions:
    """Connect to the database; make the tables where there are none.

    :param url: SQLAlchemy URL. For SQLite, a file: in memory each
        thread would get a database of its own.
    :param wait: seconds to wait for a lock that another one holds.
    :param synchronous: for SQLite. NORMAL keeps what was committed when
        the process is killed, FULL also when the power fails.
    :returns: opens sessions. Call `close_database` with it in the end.
    """
    engine = tuned_engine(url, wait, synchronous)
    of_sqlite = engine.dialect.name == "sqlite"
    writers = Writers(
        sessionmaker(engine.execution_options(writing=True)),
        Turns(wait) if of_sqlite else None,
    )
    sessions = sessionmaker(engine, info={WRITERS: writers})
    with writing(sessions) as session:
        if not of_sqlite:
            # Its IF NOT EXISTS fails when two come concurrently.
            session.execute(func.pg_advisory_xact_lock(TABLES_LOCK))
        for table in Base.metadata.sorted_tables:
            session.execute(CreateTable(table, if_not_exists=True))
            for index in table.indexes:
                session.execute(CreateIndex(index, if_not_exists=True))
    return sessions


@contextmanager
def writing(
    sessions: Sessions, urgent: bool = False
) -> Iterator[Session]:
    """Open a session in a transaction that is going to write.

    It takes SQLite's one write lock at once. A transaction that begins
    with a read could not: SQLite refuses the step from reading to
    writing when another one has written in between.

    :param urgent: somebody waits for it.
    :raises TimeoutError: other threads were writing for too long.
    """
    writers: Writers = sessions.kw["info"][WRITERS]
    turns = writers.turns
    turn = turns.take(urgent) if turns else nullcontext()
    with turn, writers.sessions.begin() as session:
        session.connection()  # begins the transaction, and so the lock
        yield session


def close_database(sessions: Sessions) -> None:
    """Close the connections that no session uses."""
    sessions.kw["bind"].dispose()
