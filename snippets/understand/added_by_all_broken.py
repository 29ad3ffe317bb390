"""Two jobs add to one total, and one of the two additions is lost

`report.total += ask(sku)` reads the total first and asks then. Both
jobs have read 0 before either one writes.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from types import SimpleNamespace

STOCK = {"tea-250": 12, "tea-500": 12}
both_are_asking = Barrier(2)


def ask(sku: str) -> int:
    """A supplier who answers when both jobs have asked."""
    both_are_asking.wait(timeout=10)
    return STOCK[sku]


report = SimpleNamespace(total=0)


def add(sku: str) -> None:
    report.total += ask(sku)


def main() -> None:
    with ThreadPoolExecutor(2, "job") as jobs:
        list(jobs.map(add, STOCK, timeout=10))
    print(f"{report.total} of {sum(STOCK.values())} counted")


if __name__ == "__main__":
    main()
