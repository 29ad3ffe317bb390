"""PostgreSQL and Redis: real servers, on free ports, in folders of their own."""

import os
import shutil
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT, run

import psycopg
import redis

from servers.child import Child, children

# A server of tests: nothing of it has to survive a power failure.
UNSAFE = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


def program(name: str) -> str:
    """Find a server's program; `nox -s services` has put Debian's on PATH."""
    found = shutil.which(name)
    assert found, f"{name} is not on PATH: run these tests with `nox -s services`"
    return found


def free_port() -> int:
    """Give a port of 127.0.0.1 that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class PostgreSQL:
    """A cluster of its own. `stop` and `start` keep its port and its folder.

    :param folder: where it may make one; root gives that away, since PostgreSQL
        does not run as root.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data = folder / "data"
        self._port = free_port()
        self._user = "postgres" if os.geteuid() == 0 else None
        self._child: Child | None = None
        self._databases = 0
        if self._user:
            shutil.chown(folder, self._user)
        made = run(
            [
                *(program("initdb"), f"--pgdata={self._data}", "--no-sync"),
                *("--username=postgres", "--auth=trust"),
                *("--encoding=UTF8", "--no-locale"),
            ],
            check=False,
            user=self._user,
            cwd=folder,
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
            text=True,
        )
        assert made.returncode == 0, f"initdb failed:\n{made.stdout}"

    def start(self) -> None:
        """Start it, and wait until it is our child that answers a query."""
        settings = (
            f"port={self._port}",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            *UNSAFE,
        )
        options = [part for setting in settings for part in ("-c", setting)]
        self._child = Child(
            "postgresql",
            [program("postgres"), "-D", str(self._data), *options],
            self._folder,
            user=self._user,
        )
        self._child.until(self._answers, "PostgreSQL answers a query")

    def stop(self) -> None:
        """Cut all connections and end it."""
        assert self._child
        self._child.end(signal.SIGINT)

    @contextmanager
    def down(self) -> Iterator[None]:
        """Have it down; then it is back, with all that it had."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    @contextmanager
    def stalled(self) -> Iterator[None]:
        """Stop each of its processes, as on a machine that hangs."""
        assert self._child
        everyone = [self._child.pid, *children(self._child.pid)]
        for pid in everyone:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in everyone:
                os.kill(pid, signal.SIGCONT)

    def url(self, database: str = "postgres") -> str:
        """Give a database's address, for psycopg and for the app."""
        return f"postgresql://postgres@127.0.0.1:{self._port}/{database}"

    def create_database(self) -> str:
        """Make an empty database; give its address."""
        self._databases += 1
        name = f"stock{self._databases}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.url(name)

    def _answers(self) -> bool:
        with (
            suppress(psycopg.OperationalError),
            psycopg.connect(self.url(), connect_timeout=2) as connection,
        ):
            row = connection.execute("SHOW data_directory").fetchone()
            return row == (str(self._data),)
        return False


class Redis:
    """A broker that keeps nothing on disk: what it had is lost when it stops.

    :param folder: for its log.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._child: Child | None = None
        self.url = f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        """Start it, and wait until it is our child that answers."""
        options = {
            "port": str(self._port),
            "bind": "127.0.0.1",
            "save": "",
            "appendonly": "no",
            "dir": str(self._folder),
        }
        words = [word for name, value in options.items() for word in (name, value)]
        command = [
            word if place % 2 else f"--{word}" for place, word in enumerate(words)
        ]
        self._child = Child("redis", [program("redis-server"), *command], self._folder)
        self._child.until(self._answers, "Redis answers")

    def stop(self) -> None:
        """End it, and all that it had."""
        assert self._child
        self._child.end(signal.SIGTERM)

    @contextmanager
    def down(self) -> Iterator[None]:
        """Have it down; then it is back, without a message."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def empty(self) -> None:
        """Forget what earlier tests have sent."""
        with self.client() as client:
            client.flushall()

    def drained(self) -> bool:
        """Say whether each message was taken and acknowledged."""
        with self.client() as client:
            return client.llen("celery") == client.hlen("unacked") == 0

    def client(self) -> "redis.Redis":
        """Connect to it."""
        return redis.Redis(host="127.0.0.1", port=self._port, socket_timeout=2)

    def _answers(self) -> bool:
        assert self._child
        with suppress(redis.RedisError), self.client() as client:
            return client.info("server")["process_id"] == self._child.pid
        return False
