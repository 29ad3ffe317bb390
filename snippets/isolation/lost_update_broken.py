"""Two threads read the same number: one of two sales is lost

rule: exact
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock

Gap = Callable[[], object]


class Shelf:
    """How many are in stock. Any thread may take some."""

    def __init__(self, quantity: int, gap: Gap) -> None:
        self.quantity = quantity
        self.lock = Lock()
        self.gap = gap

    def take(self, count: int) -> int:
        """Take `count` off the shelf; return it."""
        left = self.quantity - count
        self.gap()
        self.quantity = left
        return count


both_have_read = Barrier(2)


def meet() -> object:
    # Whoever holds the lock is alone here; without it, both come.
    return shelf.lock.locked() or both_have_read.wait(timeout=10)


shelf = Shelf(10, gap=meet)


def main() -> None:
    with (
        ThreadPoolExecutor(1, "till A") as a,
        ThreadPoolExecutor(1, "till B") as b,
    ):
        sales = [till.submit(shelf.take, 1) for till in (a, b)]
    sold = sum(sale.result() for sale in sales)
    print(f"10 on the shelf, {sold} sold, {shelf.quantity} left")


if __name__ == "__main__":
    main()
