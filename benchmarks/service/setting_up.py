"""The parties of a measurement: third party, app, and what they are told."""

import json
import subprocess
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.result import ROOT, machine
from benchmarks.service.servers import Gunicorn, stop

PACKAGES = ("flask", "gunicorn", "httpx", "sqlalchemy")
REFERENCE_APP = "reference_app:create_app()"


class Supplied:
    """A third party that runs, and what it has noted.

    :param port: at 127.0.0.1.
    :param log: its log.
    """

    def __init__(self, port: int, log: Path) -> None:
        self.port = port
        self.log = log

    def answers(self) -> list[dict[str, Any]]:
        """Return what it answered, in order; complete once it has ended."""
        return [json.loads(line) for line in self.log.read_text().splitlines()]


@contextmanager
def third_party(folder: Path, **options: float) -> Iterator[Supplied]:
    """Run the third party for the block.

    :param options: `latency` and `jitter` in seconds, `faults` as a share.
    """
    log = folder / "third_party.jsonl"
    flags = [f"--{name}={value}" for name, value in options.items()]
    child = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.service.third_party", str(log), *flags],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert child.stdout
    try:
        # It says its port when it listens; an empty line means that it has ended.
        yield Supplied(int(child.stdout.readline()), log)
    finally:
        stop(child)
        child.stdout.close()


def gunicorn(  # noqa: PLR0913  # the parties, and how the app is run
    folder: Path,
    supplier: Supplied,
    *,
    app: str = REFERENCE_APP,
    database: str | None = None,
    workers: int,
    threads: int,
    **settings: object,
) -> Gunicorn:
    """Return an app that is not started yet.

    :param folder: gets its log and, unless `database` names another, its SQLite file.
    :param settings: settings of the app, by their names in lower case.
    """
    name = app.partition("()")[0].rpartition(":")[2]
    settings["supplier_url"] = f"http://127.0.0.1:{supplier.port}"
    settings["database_url"] = database or f"sqlite:///{folder / name}.db"
    # Opens the app's services as a worker starts, not with its first request.
    config = ["--config=python:reference_app.gunicorn_conf"]
    return Gunicorn(
        app,
        {f"REFERENCE_APP_{key.upper()}": str(value) for key, value in settings.items()},
        folder / f"{name}.log",
        workers=workers,
        threads=threads,
        options=config if app == REFERENCE_APP else (),
    )


def machine_before(*more: str) -> dict[str, Any]:
    """Return what is measured on, taken before the measurement loads the machine."""
    return machine(*PACKAGES, *more)


def share(text: str) -> float:
    """Read a command line's share, from 0 to 1."""
    value = float(text)
    if not 0 <= value <= 1:
        raise ArgumentTypeError(f"{text} is no share: give one from 0 to 1")
    return value
