"""A barrier lines five threads up, and all run concurrently

Each goes in, and goes on when all five have come.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

together = Barrier(5)
inside: list[int] = []
company = [0] * 5


def sync_batch(number: int) -> None:
    inside.append(number)
    place = together.wait(timeout=10)
    company[place] = len(inside)
    inside.remove(number)


def main() -> None:
    with ThreadPoolExecutor(5, "batch") as pool:
        list(pool.map(sync_batch, range(1, 6), timeout=10))
    print(f"batches inside concurrently: {max(company)} of 5")


if __name__ == "__main__":
    main()
