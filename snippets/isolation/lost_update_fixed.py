"""One lock around reading and writing: no sale is lost

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from reference_app.isolation.shelf import Shelf

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
