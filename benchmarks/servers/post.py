"""What follows from the figures of the post that this benchmark does again."""

import json
from typing import Any

from benchmarks.agreement import significant
from benchmarks.result import ROOT

POSTS = ROOT / "evidence" / "posts.json"


def post(fibonacci: float) -> dict[str, Any]:
    """Return its ratios, its seconds for each request, and a line through them.

    :param fibonacci: seconds that the numbers take here.
    """
    printed = json.loads(POSTS.read_text("utf-8"))["performance_table"]["seconds"]
    rows = {requests: _row(int(requests), **each) for requests, each in printed.items()}
    least = min(row["single_threaded_ms"] for row in rows.values())
    threaded = {int(n): float(each["multi_threaded"]) for n, each in printed.items()}
    return {
        "requests": rows,
        "times_fibonacci": significant(least / 1000 / fibonacci),
        "threaded_line": _line(threaded),
    }


def _row(
    requests: int, *, single_threaded: float, multi_threaded: float
) -> dict[str, float]:
    return {
        "ratio": round(single_threaded / multi_threaded, 2),
        "single_threaded_ms": round(single_threaded / requests * 1000),
        "multi_threaded_ms": round(multi_threaded / requests * 1000),
    }


def _line(seconds: dict[int, float]) -> dict[str, float]:
    """Return a fixed time and a time for each request, from the first and last row.

    What the two make of the row between is beside them, to be compared.
    """
    first, middle, last = sorted(seconds)
    each = (seconds[last] - seconds[first]) / (last - first)
    fixed = seconds[first] - each * first
    return {
        "fixed_s": round(fixed, 2),
        "each_ms": round(each * 1000),
        "middle_s": round(fixed + each * middle, 2),
    }
