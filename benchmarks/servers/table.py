"""The post's table again: three workloads, many servers, 10 to 1000 requests."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from time import perf_counter
from typing import Any

from benchmarks.result import ROOT, machine, progress
from benchmarks.servers.cells import Cell, Run, cells, measure, seconds_left
from benchmarks.servers.client import Asked
from benchmarks.servers.figures import figures, pooled, quoted, values
from benchmarks.servers.post import post
from benchmarks.servers.sides import ASIDE, FIBONACCI, SIDES, Side
from benchmarks.servers.together import CLIENTS, MissingError, together, versions
from benchmarks.servers.workloads import Workload, workloads
from benchmarks.service.progress import Progress
from benchmarks.twice import RUNS, finish, options, ratios, run_twice
from servers.configuration import Configuration, load

SIZES = [10, 100, 1000]
EVERY = [*SIDES, *ASIDE]


def main(*words: str) -> None:
    """Measure everything twice; `--quick`: once, and not with the most requests."""
    chosen = options("table", words)
    known = load(ROOT)
    try:
        before = {**machine(), "packages": versions(EVERY, known)}
    except MissingError as error:
        sys.exit(str(error))
    asked = workloads()
    every = cells(asked.values(), EVERY, SIZES[:-1] if chosen.quick else SIZES)
    times = 1 if chosen.quick else RUNS
    progress(f"takes about {minutes(times * sum(seconds_left(c, []) for c in every))}")
    with together(EVERY, known) as ask:
        one = [one_run(every, ask)] if chosen.quick else []
        runs = one or run_twice(lambda: one_run(every, ask))
    parties = {"clients": CLIENTS, "servers": {s.id: listed(s, known) for s in EVERY}}
    work = {name: described(workload) for name, workload in asked.items()}
    result = {**before, **parties, "workloads": work, **found(runs)}
    finish("table", {**result, "post": post(asked[FIBONACCI].seconds)}, chosen)


def one_run(every: Sequence[Cell], ask: Callable[[Cell], Asked]) -> Run:
    """Measure every cell, and show how far it is."""
    live, start = Progress(), perf_counter()

    def show(cell: Cell, left: float) -> None:
        name = f"{cell.workload.name}, {cell.requests} requests, {cell.side.id}"
        live(f"{minutes(left)} left of this run: {name}")

    run = measure(every, ask, show)
    live.end(f"took {minutes(perf_counter() - start)}")
    return run


def minutes(seconds: float) -> str:
    """Return a duration as minutes and seconds."""
    whole, rest = divmod(round(seconds), 60)
    return f"{whole}:{rest:02} min"


def found(runs: Sequence[Run]) -> dict[str, Any]:
    """Return what was measured, as the result file holds it."""
    together = pooled(runs)
    return {
        "cells": figures(together),
        "ratios": ratios(quoted(together), [quoted(run) for run in runs]),
        "runs": [values(run) for run in runs],
    }


def described(workload: Workload) -> dict[str, Any]:
    """Return what a request of this workload does, and how long that takes alone."""
    return {
        "path": workload.path,
        "computes": workload.computes,
        "ms": round(workload.seconds * 1000, 4),
    }


def listed(side: Side, known: Mapping[str, Configuration]) -> dict[str, Any]:
    """Return a server as the result file names it."""
    configuration = known[side.configuration]
    # What has neither setting is named by what it does, such as "one thread".
    can_be_set = configuration.settings.keys() & {"processes", "threads"}
    shape = side.shape if can_be_set else ""
    return {"name": configuration.name, "shape": shape, **asdict(side)}
