"""How many requests a second more threads answer, and where that ends."""

from __future__ import annotations

from matplotlib.figure import Figure

from sitegen.plotting.forms import Line, Scale, lines
from sitegen.plotting.plot import Plot, Result, Rows

WAYS = {"pool": "threads alone", "gunicorn-gthread": "gunicorn"}
THREADS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512)


def _points(result: Result, way: str, key: str) -> list[tuple[float, float]]:
    return [(point["threads"], point[key]) for point in result[way]["points"]]


def _describe(result: Result) -> str:
    every = [
        f"{label} from {result[way]['points'][0]['per_second']:.0f} with 1 thread to"
        f" {result[way]['most_per_second']}, with the knee at"
        f" {result[way]['knee_threads']} threads"
        for way, label in WAYS.items()
    ]
    return f"Requests a second: {'; '.join(every)}."


def _draw(result: Result) -> Figure:
    measured = [
        Line(label, _points(result, way, "per_second")) for way, label in WAYS.items()
    ]
    # One name will do for both, which end close together.
    model = [
        Line(name, _points(result, way, "model_per_second"), limit=True)
        for way, name in zip(WAYS, ("model", ""), strict=True)
    ]
    return lines(
        [*model, *measured],
        Scale("threads", THREADS[::3], log=True),
        Scale("requests a second", (10, 100, 1000), log=True),
    )


def _table(result: Result) -> Rows:
    heads = [(f"{label}", "model") for label in WAYS.values()]
    rows = [
        (
            str(threads),
            *(f"{rate:,.0f}" for way in WAYS for rate in _rates(result, way, number)),
        )
        for number, threads in enumerate(THREADS)
    ]
    return [("threads", *(cell for head in heads for cell in head)), *rows]


def _rates(result: Result, way: str, number: int) -> tuple[float, float]:
    point = result[way]["points"][number]
    return point["per_second"], point["model_per_second"]


PLOT = Plot(
    title="Requests a second that mostly wait, by the number of threads",
    file="evidence/benchmarks/knee.json",
    describe=_describe,
    draw=_draw,
    table=_table,
)
