"""Where do more threads stop helping work that mostly waits?

In the result file, "pool" (threads by themselves) and each server have:

- "cpu_ms": the computing that a request costs, fitted to the measured rates. Of a
  server, "overhead_ms" is what that is more than in "pool": its own part and Flask's;
- "knee_threads": with more of them, the core has no time left;
- "deviation_mean", "deviation_most": how far the model (`model.py`) is off, as shares;
- "points": threads, measured and predicted requests a second.
"""

from statistics import median
from typing import Any

from benchmarks.result import ROOT, machine
from benchmarks.service.progress import Progress
from benchmarks.threads.model import report
from benchmarks.threads.parallel import rounds_in
from benchmarks.threads.rates import NEVER, of_server, of_threads
from benchmarks.threads.waiting import WAIT
from benchmarks.twice import finish, options, ratios, run_twice
from servers.configuration import load

CPU = 0.001  # seconds of computing in each unit, about
SERVER = "gunicorn-gthread"
POINTS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
QUICK_POINTS = (1, 8, 128)
REPEATS, QUICK_REPEATS = 2, 1
# At 512 threads a unit takes most of a second, as all of them compute in turns.
SETTLE, SECONDS = 0.6, 1.0

Rates = dict[str, dict[int, list[float]]]


def measure(points: tuple[int, ...], rounds: int, repeats: int) -> Rates:
    """Return rates by way and number of threads; both ways are measured in turns."""
    configuration = load(ROOT)[SERVER]
    found: Rates = {"pool": {n: [] for n in points}, SERVER: {n: [] for n in points}}
    progress = Progress()
    for done in range(repeats):
        for number in points:
            progress(f"sweep {done + 1} of {repeats}: {number} threads")
            alone = of_threads(number, rounds, SETTLE, SECONDS)
            found["pool"][number].append(alone)
            server = configuration.varied(threads=number, recycle=NEVER)
            asked = of_server(server, rounds, SETTLE, SECONDS)
            found[SERVER][number].append(asked)
    progress.end(f"{repeats} sweeps over {len(points)} numbers of threads")
    return found


def middle(runs: list[Rates]) -> dict[str, dict[int, float]]:
    """Return the median rate at each point, of all runs together."""
    return {
        way: {n: median(rate for run in runs for rate in run[way][n]) for n in points}
        for way, points in runs[0].items()
    }


def figures(rates: dict[str, dict[int, float]]) -> dict[str, Any]:
    """Return measurement and model of each way, and the server's overhead."""
    reports = {way: report(points, WAIT) for way, points in rates.items()}
    more = reports[SERVER]["cpu_ms"] - reports["pool"]["cpu_ms"]
    return {**reports, SERVER: {**reports[SERVER], "overhead_ms": round(more, 3)}}


def compare(rates: dict[str, dict[int, float]]) -> dict[str, float]:
    """Return the ratios that pages quote, of medians of the same run."""
    quoted = {}
    for way, points in rates.items():
        quoted[f"{way}_8_to_1"] = points[8] / points[1]
    return quoted


def main(*words: str) -> None:
    """Measure 1 to 512 threads, by themselves and in a server, in two runs."""
    chosen = options("knee", words)
    before = machine("flask", "gunicorn", "werkzeug")
    points = QUICK_POINTS if chosen.quick else POINTS
    repeats = QUICK_REPEATS if chosen.quick else REPEATS
    rounds = rounds_in(CPU)
    runs = run_twice(lambda: measure(points, rounds, repeats))
    measured = figures(middle(runs))
    for way, each in measured.items():
        print(f"  {way}: {each}")
    result = {
        **before,
        "wait_ms": WAIT * 1000,
        "rounds": rounds,
        "sweeps": repeats * len(runs),
        **measured,
        "runs": [figures(middle([run])) for run in runs],
        "ratios": ratios(
            compare(middle(runs)), [compare(middle([run])) for run in runs]
        ),
    }
    finish("knee", result, chosen)
