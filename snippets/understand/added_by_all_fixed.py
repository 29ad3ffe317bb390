"""Each job returns its part, and one thread adds them up

There is nothing that two jobs change, so there is nothing to lock.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

STOCK = {"tea-250": 12, "tea-500": 12}
both_are_asking = Barrier(2)


def ask(sku: str) -> int:
    """A supplier who answers when both jobs have asked."""
    both_are_asking.wait(timeout=10)
    return STOCK[sku]


def main() -> None:
    with ThreadPoolExecutor(2, "job") as jobs:
        total = sum(jobs.map(ask, STOCK, timeout=10))
    print(f"{total} of {sum(STOCK.values())} counted")


if __name__ == "__main__":
    main()
