"""CPU work in threads and in processes; prints what ran and its seconds, as JSON.

It needs nothing but Python, so that any interpreter can run it by its path:
`python3.14t computing.py ROUNDS REPEATS`, and `alone` for one thread only.
"""

import json
import platform
import sys
import sysconfig
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from multiprocessing import get_context
from time import perf_counter

WORKERS = (1, 2, 4, 8)
CHUNKS = max(WORKERS)  # every number of workers can share them out evenly
PATIENCE = 120  # seconds
FIBONACCI = 26  # its number in the sequence, by recursion: nothing but calls
Way = Callable[[int], object]


def compute(rounds: int) -> int:
    """Do so many rounds of pure-Python work, with objects of its own only."""
    total = 0
    for number in range(rounds):
        total += number % 7
    return total


def fibonacci(number: int) -> int:
    """Return a number of the sequence in the slowest way."""
    return number if number < 2 else fibonacci(number - 1) + fibonacci(number - 2)


def plain(rounds: int) -> None:
    """Do all chunks in this thread."""
    for _ in range(CHUNKS):
        compute(rounds)


def shared(executor: Executor, rounds: int) -> None:
    """Do all chunks in a pool."""
    list(executor.map(compute, [rounds] * CHUNKS, timeout=PATIENCE))


@contextmanager
def pools() -> Iterator[dict[str, Way]]:
    """Yield the work in threads and processes, all of which are there already."""
    # The pools of threads are there too: do not fork a process that has threads.
    spawn = get_context("spawn")
    with ExitStack() as stack:
        found: dict[str, Way] = {}
        for number in WORKERS:
            made = {
                f"threads_{number}": ThreadPoolExecutor(number),
                f"processes_{number}": ProcessPoolExecutor(number, spawn),
            }
            for name, executor in made.items():
                found[name] = partial(shared, stack.enter_context(executor))
                found[name](1)
        yield found


def measure(
    ways: Mapping[str, Way], rounds: int, repeats: int
) -> dict[str, list[float]]:
    """Return the seconds that each way took, measured in turns."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(repeats):
        for name, way in ways.items():
            began = perf_counter()
            way(rounds)
            taken[name].append(perf_counter() - began)
    return taken


def interpreter() -> dict[str, object]:
    """Return what runs this."""
    return {
        "version": platform.python_version(),
        # Not there before 3.13.
        "gil": getattr(sys, "_is_gil_enabled", lambda: True)(),
        "optimized": "--enable-optimizations"
        in (sysconfig.get_config_var("CONFIG_ARGS") or ""),
    }


def main(rounds: int, repeats: int, which: str = "all") -> None:
    """Measure, and print it."""
    if which == "alone":
        alone = {"loop": plain, "calls": lambda _: fibonacci(FIBONACCI)}
        seconds = measure(alone, rounds, repeats)
    else:
        with pools() as ways:
            seconds = measure({"plain": plain, **ways}, rounds, repeats)
    print(json.dumps({**interpreter(), "seconds": seconds}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
