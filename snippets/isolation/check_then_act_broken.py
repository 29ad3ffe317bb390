"""Two threads find the cache empty: the supplier is asked twice

rule: exact
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock


class Cache:
    """Answers by key. Each is made once, by the first who asks."""

    def __init__(self) -> None:
        self.answers: dict[str, int] = {}
        self.lock = Lock()

    def get(self, key: str, make: Callable[[str], int]) -> int:
        """Return the answer for `key`; make it if there is none."""
        if key not in self.answers:
            self.answers[key] = make(key)
        return self.answers[key]


cache = Cache()
both_found_nothing = Barrier(2)
asked: list[str] = []


def meet() -> object:
    # Whoever holds the lock is alone here; without it, both come.
    return cache.lock.locked() or both_found_nothing.wait(timeout=10)


def ask_supplier(sku: str) -> int:
    asked.append(sku)
    meet()
    return 12


def quantity(sku: str) -> int:
    return cache.get(sku, ask_supplier)


def main() -> None:
    with (
        ThreadPoolExecutor(1, "A") as a,
        ThreadPoolExecutor(1, "B") as b,
    ):
        jobs = [pool.submit(quantity, "tea-250") for pool in (a, b)]
    print(f"answers: {[job.result() for job in jobs]}")
    print(f"the supplier was asked for: {', '.join(asked)}")


if __name__ == "__main__":
    main()
