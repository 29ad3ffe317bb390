"""One thread owns the totals, the others send it what happened

rule: exact
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from typing import NamedTuple


class Sale(NamedTuple):
    sku: str
    count: int


sales: Queue[Sale | None] = Queue(maxsize=1000)


def keep_books() -> Counter[str]:
    totals = Counter[str]()
    while sale := sales.get(timeout=10):
        totals[sale.sku] += sale.count
    return totals


def sell(sku: str) -> None:
    for _ in range(100):
        sales.put(Sale(sku, 1), timeout=10)


def main() -> None:
    with (
        ThreadPoolExecutor(1, "books") as books,
        ThreadPoolExecutor(4, "till") as tills,
    ):
        totals = books.submit(keep_books)
        list(
            tills.map(sell, ["mug-01", "mug-01", "tea-250", "tea-250"])
        )
        sales.put(None, timeout=10)  # no more to come
        for sku, count in sorted(totals.result(timeout=10).items()):
            print(f"{sku}: {count} sold")


if __name__ == "__main__":
    main()
