"""The history of each sku: one row for each version."""

from datetime import datetime, timezone

from sqlalchemy import (
    DateTime,
    Dialect,
    String,
    TypeDecorator,
    create_engine,
)
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    Session,
    mapped_column,
    sessionmaker,
)
from sqlalchemy.schema import CreateTable

# Opens a session: one for each unit of work, never one for two threads.
Sessions = sessionmaker[Session]


class UtcDateTime(TypeDecorator[datetime]):
    """A time in UTC; SQLite would give it back without a zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, _: Dialect
    ) -> datetime | None:
        return value and value.astimezone(timezone.utc)

    def process_result_value(
        self, value: datetime | None, _: Dialect
    ) -> datetime | None:
        return value and value.replace(tzinfo=timezone.utc)


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


def open_database(url: str) -> Sessions:
    """Connect to the database; make the table if there is none.

    :param url: SQLAlchemy URL. For SQLite, a file: in memory each
        thread would get a database of its own.
    :returns: opens sessions. Call `close_database` with it in the end.
    """
    engine = create_engine(url)
    table = Base.metadata.tables[Version.__tablename__]
    with engine.begin() as connection:
        # In one statement, as two processes may come here together.
        connection.execute(CreateTable(table, if_not_exists=True))
    return sessionmaker(engine)


def close_database(sessions: Sessions) -> None:
    """Close the connections that no session uses."""
    sessions.kw["bind"].dispose()
