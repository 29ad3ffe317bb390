"""Two jobs add to one total, and one of the two additions is lost

`report.total += ask()` reads the total first and asks then. Both
jobs have read 0 before either one writes.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from types import SimpleNamespace

PACKS = (12, 12)  # the first answer, and the second
both_are_asking = Barrier(2)


def ask() -> int:
    """A supplier who answers when both jobs have asked."""
    place = both_are_asking.wait(timeout=10)
    return PACKS[place]


report = SimpleNamespace(total=0)


def add() -> None:
    report.total += ask()


def main() -> None:
    with ThreadPoolExecutor(2, "job") as jobs:
        done = [jobs.submit(add) for _ in PACKS]
    for each in done:
        each.result()
    print(f"{report.total} of {sum(PACKS)} counted")


if __name__ == "__main__":
    main()
