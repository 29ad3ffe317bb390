"""Twenty calls side by side: how much longer than the slowest of them?"""

import asyncio
from argparse import ArgumentParser
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.result import write
from benchmarks.service.client import Connection
from benchmarks.service.figures import in_ms
from benchmarks.service.progress import Progress
from benchmarks.service.servers import running
from benchmarks.service.setting_up import gunicorn, machine_before, third_party

CALLS = 20  # of one request; the app's pool has as many threads
LATENCY, JITTER = 0.2, 0.1  # seconds; each call takes from 0.2 to 0.3


async def ask(port: int, runs: int) -> list[float]:
    """Ask so often, one request after another; return what each took in seconds."""
    connection, progress, seconds = Connection(port), Progress(), []
    for run in range(1, runs + 1):
        reply = await connection.get("/api/inventory")
        if reply.status != 200:
            raise RuntimeError(f"{reply.status} {reply.body[:300]!r}")
        seconds.append(reply.seconds)
        progress(f"{run} of {runs}: {in_ms(reply.seconds)} ms")
    connection.close()
    progress.end(f"{runs} requests")
    return seconds


def ratios(seconds: list[float], calls: list[float]) -> dict[str, Any]:
    """Compare each request with the slowest of its calls.

    :param seconds: what each request took.
    :param calls: what each call took at the third party, 20 for each request in turn.
    """
    slowest = [max(calls[n : n + CALLS]) for n in range(0, len(calls), CALLS)]
    found = [whole / part for whole, part in zip(seconds, slowest, strict=True)]
    return {
        "runs": len(found),
        "ratio_median": round(median(found), 2),
        "ratio_most": round(max(found), 2),
        "request_median_ms": in_ms(median(seconds)),
        "slowest_call_median_ms": in_ms(median(slowest)),
        "calls_in_turn_ms": in_ms(sum(calls) / len(found)),
    }


def main(*options: str) -> None:
    """Measure one request after another; the first one opens connections."""
    parser = ArgumentParser(prog="inventory")
    parser.add_argument("--runs", type=int, default=40)
    runs = parser.parse_args(options).runs
    before = machine_before()
    with TemporaryDirectory() as name:
        times = {"latency": LATENCY, "jitter": JITTER}
        with third_party(Path(name), **times) as supplier:
            app = gunicorn(Path(name), supplier, workers=1, threads=4)
            with running(app) as server:
                seconds = asyncio.run(ask(server.port, 1 + runs))[1:]
        calls = [answer["seconds"] for answer in supplier.answers()][CALLS:]
    found = ratios(seconds, calls)
    print(f"  {found}")
    parameters = {"latency_ms": LATENCY * 1000, "jitter_ms": JITTER * 1000}
    write("inventory", {**before, **parameters, "calls": CALLS, **found})
