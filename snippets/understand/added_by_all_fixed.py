"""Each job returns its part, and one thread adds them up

There is nothing that two jobs change, so there is nothing to lock.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

PACKS = (12, 12)  # the first answer, and the second
both_are_asking = Barrier(2)


def ask() -> int:
    """A supplier who answers when both jobs have asked."""
    place = both_are_asking.wait(timeout=10)
    return PACKS[place]


def main() -> None:
    with ThreadPoolExecutor(2, "job") as jobs:
        done = [jobs.submit(ask) for _ in PACKS]
    total = sum(each.result() for each in done)
    print(f"{total} of {sum(PACKS)} counted")


if __name__ == "__main__":
    main()
