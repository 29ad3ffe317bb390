"""Start every server with the same app, and leave none behind."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.result import ROOT
from benchmarks.servers.cells import Cell
from benchmarks.servers.client import Asked, Client
from benchmarks.servers.sides import Side
from servers.configuration import Configuration
from servers.running import start

APP = ROOT / "benchmarks" / "servers" / "app.py"
# Twice as many as the most slots, so that a request always waits for a free slot.
CLIENTS = 64
# Debian keeps Apache here, which is on the path of root only.
SYSTEM = "/usr/sbin"


class MissingError(Exception):
    """Something that is to be measured is not installed."""


def versions(
    sides: Iterable[Side], known: Mapping[str, Configuration]
) -> dict[str, str]:
    """Return the version of everything that takes part.

    :raises MissingError: something is not there; it says what to install.
    """
    packages = {p for side in sides for p in known[side.configuration].packages}
    names = sorted({"flask", "werkzeug", *packages})
    missing = [name for name in names if not _version(name)]
    if missing:
        raise MissingError(
            f"{', '.join(missing)} cannot be imported here: run this by"
            " `nox -s bench -- table`, which installs every server."
        )
    return {**{name: str(_version(name)) for name in names}, "apache": _apache()}


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _apache() -> str:
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), SYSTEM])
    apache = shutil.which("apache2", path=path)
    if apache is None:
        raise MissingError(
            "This measures mod_wsgi, which needs Apache: on Debian and Ubuntu,"
            " apt-get install apache2 apache2-dev."
        )
    said = subprocess.run([apache, "-v"], capture_output=True, text=True, check=True)
    return said.stdout.partition("Apache/")[2].split()[0]


@contextmanager
def together(
    sides: Sequence[Side], known: Mapping[str, Configuration]
) -> Iterator[Callable[[Cell], Asked]]:
    """Run all of them for the block, which gets what makes the requests of a cell."""
    with TemporaryDirectory(prefix="bench-") as name, ExitStack() as stack:
        ports = {}
        for side in sides:
            folder = Path(name) / side.id
            folder.mkdir()
            shutil.copy(APP, folder)
            server = start(side.of(known), folder, environment=side.environment)
            ports[side] = stack.enter_context(server).port

        def ask_once(cell: Cell) -> Asked:
            workload = cell.workload
            client = Client(ports[cell.side], workload.path, workload.body)
            return client.ask(cell.requests, CLIENTS)

        yield ask_once
