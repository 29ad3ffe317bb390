"""What do threads lose that share an object without a lock, on each Python?"""

import json
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.result import machine, write
from benchmarks.service.progress import Progress
from benchmarks.threads.builds import free_threaded
from benchmarks.threads.racing import COUNTING, OFTEN, THREADS
from benchmarks.twice import options
from sitegen.run.interpreters import installed

PROGRAM = Path(__file__).with_name("racing.py")
OLDEST = (3, 8)  # two versions before `a += 1` changed, and as old as it matters
TIMES, QUICK_TIMES = 100_000, 2_000  # that each thread runs a statement
ROUNDS, QUICK_ROUNDS = 10, 1  # of all builds, in turns
PATIENCE = 300  # seconds for one build
TRIED = (*COUNTING, "check_then_act", "iteration")

Told = dict[str, Any]  # what `racing.py` prints


def builds() -> dict[str, str]:
    """Return the command of each CPython found, by a name such as "3.9" or "3.13t"."""
    found = {"{}.{}".format(*each.minor): each.command for each in installed(OLDEST)}
    free = free_threaded()
    return found | (
        {Path(free.command).name.removeprefix("python"): free.command} if free else {}
    )


def race(command: str, times: int) -> Told:
    """Run `racing.py` with an interpreter, and return what it prints.

    :param times: that each thread runs each statement.
    :raises subprocess.SubprocessError: it failed, or took more than 5 minutes.
    """
    words = [command, str(PROGRAM), str(times)]
    ran = subprocess.run(words, stdout=subprocess.PIPE, check=True, timeout=PATIENCE)
    return dict(json.loads(ran.stdout))


def measure(every: dict[str, str], times: int, rounds: int) -> dict[str, list[Told]]:
    """Race on every build, in turns; return what each told, by its name."""
    told: dict[str, list[Told]] = {name: [] for name in every}
    progress = Progress()
    for number in range(1, rounds + 1):
        for name, command in every.items():
            progress(f"round {number} of {rounds}: {name}")
            told[name].append(race(command, times))
    progress.end(f"{rounds} rounds of {', '.join(every)}")
    return told


def figures(told: Sequence[Told]) -> dict[str, Any]:
    """Return a build's version, and how often each statement went wrong on it."""
    first = told[0]
    return {
        "version": first["version"],
        "gil": first["gil"],
        "wrong": {name: shares(each["wrong"][name] for each in told) for name in TRIED},
    }


def shares(rounds: Iterable[Sequence[int]]) -> dict[str, Any]:
    """Return how often it went wrong in all, and the shares of single rounds.

    :param rounds: of each round how often it went wrong, and of how many.
    """
    every = list(rounds)
    found = [wrong / of for wrong, of in every]
    return {
        "wrong": sum(wrong for wrong, _ in every),
        "of": sum(of for _, of in every),
        "share": round(median(found), 4),
        "least": round(min(found), 4),
        "most": round(max(found), 4),
    }


def main(*words: str) -> None:
    """Race on every CPython from 3.8 up that is found, and a free-threaded one."""
    chosen = options("atomicity", words)
    before = machine()
    times = QUICK_TIMES if chosen.quick else TIMES
    rounds = QUICK_ROUNDS if chosen.quick else ROUNDS
    told = measure(builds(), times, rounds)
    found = {name: figures(each) for name, each in told.items()}
    for name, each in found.items():
        shown = {key: wrong["share"] for key, wrong in each["wrong"].items()}
        print(f"  {name:<6} {shown}")
    result = {
        **before,
        "threads": THREADS,
        "times": times,
        "rounds": rounds,
        "switch_interval_us": round(OFTEN * 1e6),
        "builds": found,
    }
    if chosen.folder:
        write("atomicity", result, chosen.folder)
