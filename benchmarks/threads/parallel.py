"""Does CPU work end sooner in more threads, and in more processes?"""

from statistics import median
from time import thread_time
from typing import Any

from benchmarks.result import machine
from benchmarks.service.progress import Progress
from benchmarks.threads.builds import Build, builds
from benchmarks.threads.computing import CHUNKS, compute
from benchmarks.twice import finish, options, pool, ratios, run_twice

CHUNK = 0.03  # seconds that one of the pieces of work takes, about
TRIED = 200_000  # rounds, to find how many take that long
TURNS, QUICK_TURNS = 3, 1  # of all builds
REPEATS, QUICK_REPEATS = 5, 1  # in one turn
QUOTED = ("threads_2", "threads_8", "processes_2")
ALONE = ("loop", "calls")  # in one thread, in turns with other builds

Samples = dict[str, list[float]]  # seconds by way
Every = dict[str, Build]


def rounds_in(seconds: float) -> int:
    """Return how many rounds of work this interpreter does in that CPU time."""
    taken = []
    for _ in range(10):
        began = thread_time()
        compute(TRIED)
        taken.append(thread_time() - began)
    return round(TRIED * seconds / median(taken))


def measure(every: Every, rounds: int, turns: int, repeats: int) -> dict[str, Samples]:
    """Do the same work on every build, in turns; return its seconds by build.

    :param rounds: of one piece of the work.
    :param repeats: of each way, in one turn.
    """
    ran: list[tuple[str, Samples]] = []
    progress = Progress()
    for turn in range(turns):
        for name, build in every.items():
            progress(f"turn {turn + 1} of {turns}: {name}")
            if name != "with_gil":  # is here for what one thread takes
                ran.append((name, build.run(rounds, repeats)["seconds"]))
        # Close together, as these are compared between builds.
        for name, build in list(every.items()) * repeats:
            ran.append((name, build.run(rounds, 1, "alone")["seconds"]))
    progress.end(f"{turns} turns of {', '.join(every)}")
    return {name: pool(s for ran_by, s in ran if ran_by == name) for name in every}


def speed_ups(seconds: Samples) -> dict[str, float]:
    """Return how many times as fast as in one plain thread the work was, by way."""
    ways = [name for name in seconds if name not in (*ALONE, "plain")]
    return {name: median(seconds["plain"]) / median(seconds[name]) for name in ways}


def figures(found: dict[str, Samples]) -> dict[str, Any]:
    """Return each build's times in one thread, and its speed-ups."""
    return {
        name: {
            **{f"{alone}_ms": milliseconds(seconds[alone]) for alone in ALONE},
            "speed_ups": {
                way: round(times, 2) for way, times in speed_ups(seconds).items()
            },
        }
        for name, seconds in found.items()
    }


def milliseconds(seconds: list[float]) -> float:
    """Return the median in milliseconds."""
    return round(median(seconds) * 1000, 1)


def compare(found: dict[str, Samples]) -> dict[str, float]:
    """Return the ratios that pages quote, of medians of the same run.

    "free_threaded_price_" is how many times as long one thread takes without the GIL.
    """
    quoted = {
        f"{name}_{way}": times
        for name, seconds in found.items()
        for way, times in speed_ups(seconds).items()
        if way in QUOTED
    }
    if "with_gil" in found:
        free, with_gil = found["free_threaded"], found["with_gil"]
        for work in ALONE:
            price = median(free[work]) / median(with_gil[work])
            quoted[f"free_threaded_price_{work}"] = price
    return quoted


def described(every: Every) -> dict[str, dict[str, Any]]:
    """Return each build's version, and whether it has the GIL."""
    told = {name: build.run(1, 1, "alone") for name, build in every.items()}
    for each in told.values():
        del each["seconds"]
    return told


def main(*words: str) -> None:
    """Do the work with 1 to 8 threads and processes on each build, in two runs."""
    chosen = options("parallel", words)
    before = machine()
    known = builds()
    every = {name: build for name, build in known.items() if build}
    what, rounds = described(every), rounds_in(CHUNK)
    turns = QUICK_TURNS if chosen.quick else TURNS
    repeats = QUICK_REPEATS if chosen.quick else REPEATS
    runs = run_twice(lambda: measure(every, rounds, turns, repeats))
    together = {name: pool(run[name] for run in runs) for name in every}
    measured = figures(together)
    for name, each in measured.items():
        print(f"  {name:<13} {what[name]['version']} {each}")
    result = {
        **before,
        "pieces": CHUNKS,
        "rounds": rounds,
        "repeats": turns * repeats * len(runs),
        # None: this machine has no such build.
        "builds": {
            name: {**what[name], **measured[name]} if name in every else None
            for name in known
        },
        "runs": [figures(run) for run in runs],
        "ratios": ratios(compare(together), [compare(run) for run in runs]),
    }
    finish("parallel", result, chosen)
