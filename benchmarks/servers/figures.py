"""What the result file holds, computed from the cells of two runs."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from benchmarks.servers.cells import Cell, Run
from benchmarks.servers.client import Asked
from benchmarks.servers.sides import (
    COMPUTE,
    DEVELOPMENT,
    DEVELOPMENT_ONE,
    FIBONACCI,
    GUNICORN,
    ONE,
    TWO,
    WAIT,
    Side,
)

Nested = dict[str, dict[str, dict[str, Any]]]


def pooled(runs: Sequence[Run]) -> dict[Cell, list[Asked]]:
    """Return what was measured in all runs, by cell."""
    return {cell: [each for run in runs for each in run[cell]] for cell in runs[0]}


def figures(run: Run) -> Nested:
    """Return each cell's median and limit, by workload, server and requests."""
    return _nested({cell: _figures(cell, asked) for cell, asked in run.items()})


def values(run: Run) -> Nested:
    """Return every single value in seconds, by workload, server and requests."""
    return _nested(
        {cell: [each.seconds for each in asked] for cell, asked in run.items()}
    )


def _nested(cells: Mapping[Cell, Any]) -> Nested:
    found: Nested = {}
    for cell, value in cells.items():
        workload = found.setdefault(cell.workload.name, {})
        workload.setdefault(cell.side.id, {})[str(cell.requests)] = value
    return found


def _figures(cell: Cell, asked: Sequence[Asked]) -> dict[str, float]:
    seconds = median(each.seconds for each in asked)
    return {
        "seconds": seconds,
        "limit_s": round(cell.limit, 5),
        "rounds": cell.rounds,
        "each_ms": round(seconds / cell.requests * 1000, 3),
        "of_limit": round(seconds / cell.limit, 3),
        "p50_ms": round(median(each.p50_ms for each in asked), 1),
        "p99_ms": round(median(each.p99_ms for each in asked), 1),
        "times": len(asked),
    }


def quoted(run: Run) -> dict[str, float]:
    """Return what a page may quote, by name: all of it from the most requests.

    `speedup-WORKLOAD-SIDE`: how much sooner all are answered than by one process
    with one thread; of computing only within gunicorn, for a core's speed drifts by
    more than servers differ. `of_limit-WORKLOAD-SIDE`: how much later than at best.
    """
    most = max(cell.requests for cell in run)
    cells = {
        (cell.workload.name, cell.side): _figures(cell, asked)
        for cell, asked in run.items()
        if cell.requests == most
    }
    found = {"development": _times(cells, FIBONACCI, DEVELOPMENT_ONE, DEVELOPMENT)}
    for (workload, side), each in cells.items():
        name = f"{workload}-{side.id}"
        if workload == WAIT or (workload == COMPUTE and side in GUNICORN):
            found[f"speedup-{name}"] = _times(cells, workload, ONE, side)
        if workload == WAIT:
            found[f"of_limit-{name}"] = each["of_limit"]
    found[f"speedup-fibonacci-{TWO.id}"] = _times(cells, FIBONACCI, ONE, TWO)
    return found


def _times(
    cells: Mapping[tuple[str, Side], Mapping[str, float]],
    workload: str,
    more: Side,
    less: Side,
) -> float:
    return cells[workload, more]["seconds"] / cells[workload, less]["seconds"]
