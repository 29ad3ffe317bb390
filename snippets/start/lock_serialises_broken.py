"""A lock around the job makes five threads take turns

All five are ready before one may go in. The lock lets them in one by
one: nothing starts together.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock

a_lock = Lock()
ready = Barrier(5)
inside: list[int] = []
company: list[int] = []


def sync_batch(number: int) -> None:
    ready.wait(timeout=10)
    with a_lock:
        inside.append(number)
        company.append(len(inside))
        inside.remove(number)


def main() -> None:
    with ThreadPoolExecutor(5, "batch") as pool:
        list(pool.map(sync_batch, range(1, 6), timeout=10))
    print(f"batches inside concurrently: {max(company)} of 5")


if __name__ == "__main__":
    main()
