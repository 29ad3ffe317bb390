"""Threads that change one object without a lock; prints what went wrong, as JSON.

It needs nothing but Python, 3.8 or newer, so that any interpreter can run it by its
path: `python3.8 racing.py 50000`.
"""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Callable
from threading import Barrier, Event, Thread

THREADS = 4
PATIENCE = 120  # seconds
OFTEN = 1e-6  # seconds that a thread runs while another one waits to run
KEYS = 2_000  # that a dict has while a loop goes over it
# How many keys to look up, and loops to make, for each time a statement runs.
LOOKUPS, LOOPS = 0.1, 0.001


class Counter:
    """What the statements change: an attribute, and a property."""

    def __init__(self) -> None:
        self.v = 0
        self.kept = 0

    @property
    def p(self) -> int:
        """How many were counted."""
        return self.kept

    @p.setter
    def p(self, number: int) -> None:
        self.kept = number


def f(number: int) -> int:
    """Return what it got: a call, and nothing else."""
    return number


def together(job: Callable[[], object]) -> None:
    """Run a job in all threads; none begins before the others are there.

    :raises TimeoutError: a thread has not ended after two minutes.
    """
    ready = Barrier(THREADS)

    def start() -> None:
        ready.wait(PATIENCE)
        job()

    threads = [Thread(target=start) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        end(thread)


def end(thread: Thread) -> None:
    """Wait until a thread has ended."""
    thread.join(PATIENCE)
    if thread.is_alive():
        raise TimeoutError(f"a thread counts for more than {PATIENCE} s")


def plus_equals(times: int) -> int:
    """Lose counts by `a += 1`."""
    a = 0

    def count() -> None:
        nonlocal a
        for _ in range(times):
            a += 1

    together(count)
    return THREADS * times - a


def plus_call(times: int) -> int:
    """Lose counts by `a += f(1)`."""
    a = 0

    def count() -> None:
        nonlocal a
        for _ in range(times):
            a += f(1)

    together(count)
    return THREADS * times - a


def attribute(times: int) -> int:
    """Lose counts by `x.v += 1`, where `v` is a plain attribute."""
    x = Counter()

    def count() -> None:
        for _ in range(times):
            x.v += 1

    together(count)
    return THREADS * times - x.v


def computed(times: int) -> int:
    """Lose counts by `x.p += 1`, where `p` is a property."""
    x = Counter()

    def count() -> None:
        for _ in range(times):
            x.p += 1

    together(count)
    return THREADS * times - x.p


def item(times: int) -> int:
    """Lose counts by `d[k] = d.get(k, 0) + 1`."""
    d, k = {}, "k"

    def count() -> None:
        for _ in range(times):
            d[k] = d.get(k, 0) + 1

    together(count)
    return THREADS * times - d[k]


def append(times: int) -> int:
    """Lose items by `items.append(1)`."""
    items: list[int] = []

    def count() -> None:
        for _ in range(times):
            items.append(1)

    together(count)
    return THREADS * times - len(items)


def made_twice(keys: int) -> int:
    """Let each thread make what it does not find; return what was made in vain."""
    known: dict[int, int] = {}
    made: list[int] = []

    def make(key: int) -> int:
        made.append(key)
        return sum(f(number) for number in range(20))

    def fill() -> None:
        for key in range(keys):
            if key not in known:
                known[key] = make(key)

    together(fill)
    return len(made) - keys


def failed_loops(loops: int) -> int:
    """Loop over a dict to which another thread adds a key; return how many failed."""
    return sum(fails() for _ in range(loops))


def fails() -> bool:
    """Whether one such loop ends in an error."""
    stock, begun = dict.fromkeys(range(KEYS), 0), Event()

    def insert() -> None:
        begun.wait(PATIENCE)
        stock[KEYS] = 0

    inserting = Thread(target=insert)
    inserting.start()
    try:
        for key in stock:
            begun.set()
            f(key)
    except RuntimeError:
        return True
    finally:
        end(inserting)
    return False


# By the key in the result file.
COUNTING = {
    "plus_equals": plus_equals,
    "attribute": attribute,
    "plus_call": plus_call,
    "property": computed,
    "item": item,
    "append": append,
}


def main(times: int) -> None:
    """Try everything, and print how often it went wrong, and of how many."""
    sys.setswitchinterval(OFTEN)
    keys, loops = int(times * LOOKUPS), int(times * LOOPS)
    tried = {
        **{name: [lose(times), THREADS * times] for name, lose in COUNTING.items()},
        "check_then_act": [made_twice(keys), keys],
        "iteration": [failed_loops(loops), loops],
    }
    # Not there before 3.13.
    gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    version = platform.python_version()
    print(json.dumps({"version": version, "gil": gil, "wrong": tried}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
