"""After the last SIGKILL: what is left in the inbox must get into the history."""

import asyncio
from collections.abc import Collection
from time import perf_counter

from benchmarks.service.client import Connection
from benchmarks.service.history import (
    Answered,
    Histories,
    Recorded,
    check,
    read_history,
)
from benchmarks.service.killing import SKUS
from benchmarks.service.progress import Progress
from benchmarks.service.servers import Gunicorn

QUIET = 3.0  # seconds without a new version: nothing is left over
RESTART, GIVE_UP = 15.0, 30.0  # seconds, if something answered is still missing


async def settled(
    server: Gunicorn, answered: Collection[Answered]
) -> tuple[dict[str, list[Recorded]], float]:
    """Wait until the history stands still and lacks nothing; start again if need be.

    :returns: the history of each sku, and the seconds until its last change.
    """
    began = changed = perf_counter()
    histories: dict[str, list[Recorded]] = {}
    progress, restarted = Progress(), False
    while (waited := perf_counter() - began) < GIVE_UP:
        newer = await read(server.port)
        if newer != histories:
            histories, changed = newer, perf_counter()
        missing = count_missing(answered, histories)
        progress(f"settling: {missing} answers are not in the history yet")
        if not missing and perf_counter() - changed > QUIET:
            break
        if waited > RESTART and not restarted:
            restarted = True
            await asyncio.to_thread(server.restart)
        await asyncio.sleep(0.5)
    progress.end(f"settled: {count_missing(answered, histories)} answers are missing")
    return histories, changed - began


def count_missing(answered: Collection[Answered], histories: Histories) -> int:
    """Return how many answers are not in the history."""
    return len(check(answered, histories, set()).lost)


async def read(port: int) -> dict[str, list[Recorded]]:
    """Return every sku's history."""
    connection, histories = Connection(port), {}
    for sku in (f"sku-{number}" for number in range(SKUS)):
        reply = await connection.get(f"/api/stock/{sku}/history")
        if reply.status != 200:
            raise RuntimeError(f"the history of {sku}: {reply.status} {reply.body!r}")
        histories[sku] = read_history(reply.json())
    connection.close()
    return histories
