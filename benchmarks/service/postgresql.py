"""A PostgreSQL of one's own: a free port, a temporary folder, gone afterwards."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.service.ports import free_port
from benchmarks.service.servers import stop, wait_until_up


def program(name: str) -> str:
    """Return the path of one of its programs: Debian keeps them off PATH.

    :raises SystemExit: there is none; it says what to install.
    """
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name) or (str(debian[-1]) if debian else None)
    if found is None:
        sys.exit(
            f"This needs PostgreSQL's {name}, and found none: install it"
            " (on Debian and Ubuntu: apt-get install postgresql)."
        )
    return found


def version() -> str:
    """Return PostgreSQL's version, such as "15.9"."""
    shown = subprocess.run(
        [program("postgres"), "--version"], capture_output=True, text=True, check=True
    )
    return shown.stdout.split()[2]


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a server for the block; give the SQLAlchemy URL of an empty database."""
    # It refuses to run as root; the package has made this user.
    user = "postgres" if os.geteuid() == 0 else None
    port = free_port()
    with TemporaryDirectory(prefix="postgresql-") as name:
        if user:
            shutil.chown(name, user)
        data = Path(name, "data")
        make = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C"]
        subprocess.run(
            [program("initdb"), *make, f"--pgdata={data}"],
            stdout=subprocess.DEVNULL,
            check=True,
            user=user,
            cwd=name,
        )
        child = _start(data, port, user)
        try:
            wait_until_up(child, lambda: _is_ready(port))
            yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
        finally:
            # "Fast": it does not wait for clients to go.
            stop(child, signal.SIGINT)


def _start(data: Path, port: int, user: str | None) -> subprocess.Popen[bytes]:
    # A time zone that is not UTC: times must come back right all the same.
    settings = (
        "listen_addresses=127.0.0.1",
        f"unix_socket_directories={data}",
        "timezone=Asia/Kolkata",
        "max_connections=200",
    )
    options = [part for setting in settings for part in ("-c", setting)]
    with (data.parent / "log").open("wb") as log:
        return subprocess.Popen(
            [program("postgres"), "-D", str(data), "-p", str(port), *options],
            stdout=log,
            stderr=log,
            user=user,
            cwd=data,
        )


def _is_ready(port: int) -> bool:
    ask = [program("pg_isready"), "--quiet", "--host=127.0.0.1", f"--port={port}"]
    return subprocess.run(ask, check=False).returncode == 0
