"""How many units of work a second are done, by threads and by a server's threads."""

import asyncio
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from time import perf_counter, sleep

from benchmarks.result import ROOT
from benchmarks.service.client import Connection
from benchmarks.threads.batch import PATIENCE
from benchmarks.threads.waiting import ROUNDS, WAIT, unit
from benchmarks.threads.ways import join_all, locked, started
from servers.configuration import Configuration
from servers.running import start

APP = ROOT / "benchmarks" / "threads" / "waiting.py"
NEVER = 1_000_000_000  # requests before a process is replaced


def rate(ends: Sequence[float], settled: float) -> float:
    """Return how many units ended in a second, of those that ended late enough.

    :param ends: when each one ended, in seconds.
    :param settled: from when on they count.
    :raises ValueError: fewer than three count.
    """
    counted = sorted(end for end in ends if end >= settled)
    if len(counted) < 3:
        raise ValueError(f"{len(counted)} units ended in time: measure for longer")
    return (len(counted) - 1) / (counted[-1] - counted[0])


def of_threads(threads: int, rounds: int, settle: float, seconds: float) -> float:
    """Return the units a second that so many threads do, each one after another.

    :param rounds: of computing in a unit.
    :param settle: seconds before it is measured.
    :param seconds: for which it is measured.
    """
    ends: list[float] = []
    # A thread would hardly get started among hundreds that compute, or leave a barrier:
    # its lock is everybody's. So each waits for a lock of its own.
    own, stop = [locked() for _ in range(threads)], Event()

    def work(number: int) -> None:
        own[number].acquire(timeout=PATIENCE)
        sleep(number * WAIT / threads)  # or all would wait, and compute, together
        while not stop.is_set():
            unit(rounds)
            ends.append(perf_counter())

    running = [started(work, number) for number in range(threads)]
    for lock in own:
        lock.release()
    settled = perf_counter() + settle
    sleep(settle + seconds)
    stop.set()
    join_all(running)
    return rate([end for end in ends if end <= settled + seconds], settled)


def of_server(
    configuration: Configuration, rounds: int, settle: float, seconds: float
) -> float:
    """Return the requests a second that a server answers.

    It has more clients than threads, so that a request always waits for a thread.
    """
    clients = configuration.number("threads") * 5 // 4 + 1
    with TemporaryDirectory() as name:
        shutil.copy(APP, Path(name, "app.py"))
        environment = {ROUNDS: str(rounds), "PYTHONPATH": str(ROOT)}
        with start(configuration, Path(name), environment=environment) as server:
            ends, settled = asyncio.run(ask(server.port, clients, settle, seconds))
            server.stop()
    return rate(ends, settled)


async def ask(
    port: int, clients: int, settle: float, seconds: float
) -> tuple[list[float], float]:
    """Ask for /wait by so many clients, each one request after another.

    :returns: when each answer came, and from when on they count.
    """
    ends: list[float] = []
    connections = [Connection(port) for _ in range(clients)]
    # The first requests open the connections and start the server's threads.
    await asyncio.gather(*(connection.get("/wait") for connection in connections))
    settled = perf_counter() + settle
    until = settled + seconds

    async def client(number: int, connection: Connection) -> None:
        await asyncio.sleep(number * WAIT / clients)
        while perf_counter() < until:
            reply = await connection.get("/wait")
            if reply.status != 200:
                raise RuntimeError(f"/wait: {reply.status} {reply.body[:300]!r}")
            ends.append(perf_counter())
        connection.close()

    await asyncio.gather(*(client(*each) for each in enumerate(connections)))
    return [end for end in ends if end <= until], settled
