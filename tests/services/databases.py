"""The two databases, as a test sees them from outside: it looks, and it locks."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import psycopg

COUNT = "SELECT count(*) FROM inbox"
Ask = Callable[[], httpx.Response]
ATTEMPTS = 100


class Database(ABC):
    """A database of the app.

    :ivar url: its address, for the app.
    """

    url: str

    @abstractmethod
    def execute(self, statement: str) -> Any:
        """Commit one statement; give the first value of its result, if any."""

    @abstractmethod
    def locked(self) -> AbstractContextManager[None]:
        """Keep the app from writing into the inbox."""

    @abstractmethod
    def comparisons_fail(self) -> AbstractContextManager[None]:
        """Let the app fill the inbox, but compare nothing of it."""

    @abstractmethod
    def comparison_waits(self, ask: Ask) -> AbstractContextManager[None]:
        """Ask once; have the comparison of the answer wait for a lock."""

    def waiting(self) -> int:
        """Give the number of observations that are not compared yet."""
        return int(self.execute(COUNT))

    def all_sent(self) -> bool:
        """Say whether a message went for each of them."""
        return not self.execute(f"{COUNT} WHERE sent_at IS NULL")

    def messages_are_lost(self) -> None:
        """Have the app believe that all messages were sent long ago."""
        self.execute("UPDATE inbox SET sent_at = '2000-01-01 00:00:00.000000'")


class SqliteDatabase(Database):
    """A file.

    :param file: it need not be there yet.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.url = f"sqlite:///{file}"

    def execute(self, statement: str) -> Any:
        with self._connected() as connection:
            row = connection.execute(statement).fetchone()
        return row and row[0]

    @contextmanager
    def locked(self) -> Iterator[None]:
        with self._connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("ROLLBACK")

    @contextmanager
    def comparisons_fail(self) -> Iterator[None]:
        # Whoever wants to compare needs the lock that the inbox needs too.
        self.execute(
            "CREATE TRIGGER held BEFORE DELETE ON inbox"
            " BEGIN SELECT RAISE(ABORT, 'held by a test'); END"
        )
        yield
        self.execute("DROP TRIGGER held")

    @contextmanager
    def comparison_waits(self, ask: Ask) -> Iterator[None]:
        """Take the one write lock between the inbox' commit and the comparison.

        The app may be faster: then it is asked again.
        """
        with ThreadPoolExecutor(1) as pool, self._connected() as connection:
            for _ in range(ATTEMPTS):
                answering = pool.submit(ask)
                if self._lock_when_kept(connection, answering.done):
                    break
                connection.execute("ROLLBACK")
                assert answering.result().status_code == 200
            else:
                raise AssertionError(f"the app was faster {ATTEMPTS} times")
            assert answering.result().status_code == 200
            yield
            connection.execute("ROLLBACK")

    def _lock_when_kept(
        self, connection: sqlite3.Connection, answered: Callable[[], bool]
    ) -> bool:
        # No pause: half a millisecond later the comparison has the lock.
        while not self._count(connection) and not answered():
            pass
        connection.execute("BEGIN IMMEDIATE")
        return bool(self._count(connection))

    def _count(self, connection: sqlite3.Connection) -> int:
        return int(connection.execute(COUNT).fetchone()[0])

    def _connected(self) -> AbstractContextManager[sqlite3.Connection]:
        return closing(sqlite3.connect(self.file, timeout=30, isolation_level=None))


class PostgresqlDatabase(Database):
    """A database of a server.

    :param url: its address.
    """

    def __init__(self, url: str) -> None:
        self.url = url

    def execute(self, statement: str) -> Any:
        with psycopg.connect(self.url, autocommit=True) as connection:
            result = connection.execute(statement.encode())
            row = result.fetchone() if result.description else None
        return row and row[0]

    def locked(self) -> AbstractContextManager[None]:
        return self._locked("inbox")

    def comparisons_fail(self) -> AbstractContextManager[None]:
        return self._locked("versions")

    @contextmanager
    def comparison_waits(self, ask: Ask) -> Iterator[None]:
        with self._locked("versions"):
            assert ask().status_code == 200
            yield

    @contextmanager
    def _locked(self, table: str) -> Iterator[None]:
        with psycopg.connect(self.url) as connection:
            connection.execute(f"LOCK TABLE {table}".encode())
            yield
            connection.rollback()
