"""How soon does the app answer, against the third party's own answer time?"""

import asyncio
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.result import write
from benchmarks.service.client import Connection
from benchmarks.service.figures import milliseconds
from benchmarks.service.progress import Progress
from benchmarks.service.servers import running
from benchmarks.service.setting_up import (
    REFERENCE_APP,
    Supplied,
    gunicorn,
    machine_before,
    third_party,
)

LATENCY = 0.2  # seconds
# Two processes wait longer for each other at SQLite's one write lock than threads do.
WORKERS, THREADS = 1, 64
APPS = {
    "app": REFERENCE_APP,
    "sequential": "benchmarks.service.other_versions:sequential()",
    "joined": "benchmarks.service.other_versions:joined()",
}
# One version is asked so often by each client, then the next version.
IN_A_ROW = 4


class Clients:
    """Some clients, each with a connection of its own to every server.

    :param paths: port and path of each version; {} stands for the client's number.
    :param number: of clients.
    """

    def __init__(self, paths: dict[str, tuple[int, str]], number: int) -> None:
        self.number = number
        self.seconds: dict[str, list[float]] = {name: [] for name in paths}
        self._asking = {
            name: [
                (Connection(port), path.format(f"{number}-{n}"))
                for n in range(1, number + 1)
            ]
            for name, (port, path) in paths.items()
        }

    async def ask_all(self, in_a_row: int) -> None:
        """Ask one version after another, so that a busy moment hits all of them."""
        for name, asking in self._asking.items():
            pause = LATENCY / self.number
            rows = [
                self._ask(*asked, n * pause, in_a_row) for n, asked in enumerate(asking)
            ]
            for row in await asyncio.gather(*rows):
                self.seconds[name] += row

    async def _ask(
        self, connection: Connection, path: str, pause: float, times: int
    ) -> list[float]:
        # Clients that begin together would come in a crowd for ever.
        await asyncio.sleep(pause)
        replies = [await connection.get(path) for _ in range(times)]
        for reply in replies:
            if reply.status != 200:
                raise RuntimeError(f"{path}: {reply.status} {reply.body[:300]!r}")
        return [reply.seconds for reply in replies]

    async def warm_up(self) -> None:
        """Open connections and threads; what that takes is not measured."""
        await self.ask_all(1)
        for seconds in self.seconds.values():
            seconds.clear()

    def close(self) -> None:
        for asking in self._asking.values():
            for connection, _ in asking:
                connection.close()


async def ask(paths: dict[str, tuple[int, str]], number: int, samples: int) -> Clients:
    """Ask every version at least `samples` times, by so many clients."""
    clients, progress = Clients(paths, number), Progress()
    await clients.warm_up()
    while (done := len(clients.seconds["third_party"])) < samples:
        progress(f"{number} concurrent: {done} of {samples} times each")
        await clients.ask_all(IN_A_ROW)
    clients.close()
    progress.end(f"{number} concurrent: asked")
    return clients


def figures(seconds: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    """Return each version's figures, and its distance to the third party's own."""
    every = {name: milliseconds(taken) for name, taken in seconds.items()}
    own = every["third_party"]
    for each in every.values():
        for key in ("p50", "p99"):
            each[f"{key}_more_ms"] = round(each[f"{key}_ms"] - own[f"{key}_ms"], 1)
    return every


def measure(
    supplier: Supplied, folder: Path, samples: dict[int, int]
) -> dict[str, Any]:
    """Run the three versions, and ask them and the third party in turns."""
    with ExitStack() as stack:
        paths = {"third_party": (supplier.port, "/stock/direct-{}")}
        for name, app in APPS.items():
            server = gunicorn(
                folder, supplier, app=app, workers=WORKERS, threads=THREADS
            )
            stack.enter_context(running(server))
            paths[name] = (server.port, "/api/stock/sku-{}")
        return {
            str(number): figures(asyncio.run(ask(paths, number, times)).seconds)
            for number, times in samples.items()
        }


def main(*options: str) -> None:
    """Measure at 1 and at 32 concurrent clients."""
    samples = read(options)
    before = machine_before()
    with (
        TemporaryDirectory() as name,
        third_party(Path(name), latency=LATENCY) as supplier,
    ):
        concurrent = measure(supplier, Path(name), samples)
    for number, every in concurrent.items():
        for version, each in every.items():
            print(f"  {number:>2} {version:<12} {each}")
    parameters = {"latency_ms": LATENCY * 1000, "workers": WORKERS, "threads": THREADS}
    write("latency", {**before, **parameters, "concurrent": concurrent})


def read(options: Sequence[str]) -> dict[int, int]:
    """Return how often to ask, by the number of clients."""
    parser = ArgumentParser(prog="latency")
    parser.add_argument("--alone", type=int, default=200, help="requests of one client")
    parser.add_argument("--together", type=int, default=1280, help="requests of 32")
    parsed = parser.parse_args(options)
    return {1: parsed.alone, 32: parsed.together}
