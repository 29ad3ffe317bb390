"""What follows from the figures of the post that this benchmark does again."""

import json
from typing import Any

from benchmarks.agreement import significant
from benchmarks.result import ROOT

POSTS = ROOT / "evidence" / "posts.json"


def post(fibonacci: float) -> dict[str, Any]:
    """Return its ratios, and its seconds for each request.

    :param fibonacci: seconds that the numbers take here.
    """
    seconds = json.loads(POSTS.read_text("utf-8"))["performance_table"]["seconds"]
    rows = {requests: _row(int(requests), **each) for requests, each in seconds.items()}
    least = min(row["single_threaded_ms"] for row in rows.values())
    return {"requests": rows, "times_fibonacci": significant(least / 1000 / fibonacci)}


def _row(
    requests: int, *, single_threaded: float, multi_threaded: float
) -> dict[str, float]:
    return {
        "ratio": round(single_threaded / multi_threaded, 2),
        "single_threaded_ms": round(single_threaded / requests * 1000),
        "multi_threaded_ms": round(multi_threaded / requests * 1000),
    }
