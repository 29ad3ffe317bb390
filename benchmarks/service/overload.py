"""Ten times as many requests as the app can carry: how soon is each answered?"""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.result import write
from benchmarks.service.figures import in_ms, milliseconds, percentile
from benchmarks.service.load import Load
from benchmarks.service.progress import Progress
from benchmarks.service.servers import Gunicorn, resident_mb, running
from benchmarks.service.setting_up import gunicorn, machine_before, third_party

LATENCY = 0.2  # seconds
# One worker: each has places of its own. More threads than places, so that a refusal
# does not wait for a thread.
PLACES, THREADS = 8, 64
CAPACITY = PLACES / LATENCY  # requests a second
CALM = CAPACITY / 4  # so rarely are all places taken by chance
SKUS = 50


async def put_under(
    load: Load, rate: float, seconds: float, server: Gunicorn
) -> list[float]:
    """Put the app under a load; return the megabytes it held, twice a second."""
    (worker,) = server.workers()
    memory = [resident_mb(worker)]
    progress, began = Progress(), perf_counter()
    running_load = asyncio.create_task(load.run(rate, seconds))
    while not running_load.done():
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(running_load), 0.5)
        memory.append(resident_mb(worker))
        progress(
            f"{rate:.0f}/s for {seconds:.0f} s: {perf_counter() - began:.0f} s,"
            f" {len(load.late)} requests, {memory[-1]:.0f} MB"
        )
    progress.end(f"{rate:.0f}/s for {seconds:.0f} s: {len(load.late)} requests")
    return memory


def figures(load: Load) -> dict[str, Any]:
    """Return how many requests ended how, and how long they took."""
    return {
        "statuses": {name: len(load.seconds[name]) for name in sorted(load.seconds)},
        "accepted": milliseconds(load.seconds["200"]),
        "client_late_p99_ms": in_ms(percentile(load.late, 0.99)),
    }


def memory_figures(megabytes: Sequence[float]) -> dict[str, float]:
    """Return what the worker held before, after and at most."""
    held = {"before": megabytes[0], "after": megabytes[-1], "most": max(megabytes)}
    held["growth"] = held["most"] - held["before"]
    return {name: round(value, 1) for name, value in held.items()}


def measure(server: Gunicorn, options: Namespace) -> dict[str, Any]:
    """Put the app under little load, then under ten times what it can carry."""
    calm, crowd = Load(server.port, SKUS), Load(server.port, SKUS)
    asyncio.run(put_under(calm, CALM, options.calm, server))
    rate = options.times * CAPACITY
    memory = asyncio.run(put_under(crowd, rate, options.seconds, server))
    unloaded, loaded = figures(calm), figures(crowd)
    ratio = loaded["accepted"]["p99_ms"] / unloaded["accepted"]["p99_ms"]
    return {
        "unloaded": unloaded,
        "loaded": loaded,
        "p99_ratio": round(ratio, 2),
        "refused": milliseconds(crowd.seconds["503"]),
        "memory_mb": memory_figures(memory),
    }


def main(*options: str) -> None:
    """Measure without and with an overload, in one run of the app."""
    parsed = read(options)
    before = machine_before()
    with (
        TemporaryDirectory() as name,
        third_party(Path(name), latency=LATENCY) as supplier,
    ):
        app = gunicorn(
            Path(name), supplier, workers=1, threads=THREADS, max_pending=PLACES
        )
        with running(app) as server:
            found = measure(server, parsed)
    for part, figure in found.items():
        print(f"  {part}: {figure}")
    parameters = {
        "latency_ms": LATENCY * 1000,
        "max_pending": PLACES,
        "threads": THREADS,
        "capacity_per_second": round(CAPACITY),
        "times": parsed.times,
        "seconds": parsed.seconds,
    }
    write("overload", {**before, **parameters, **found})


def read(options: Sequence[str]) -> Namespace:
    """Read the command line."""
    parser = ArgumentParser(prog="overload")
    parser.add_argument("--seconds", type=int, default=60, help="of overload")
    parser.add_argument("--calm", type=int, default=30, help="seconds before it")
    parser.add_argument("--times", type=int, default=10, help="of the capacity")
    return parser.parse_args(options)
