"""One lock for each key: strangers do not wait for each other

The supplier answers when both skus have been asked for. With one lock
for all keys the second one would never be asked for.

rule: exact
"""

from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock


class Cache:
    def __init__(self) -> None:
        self.answers: dict[str, int] = {}
        self.locks: defaultdict[str, Lock] = defaultdict(Lock)
        self.guard = Lock()  # held for a moment, never while asking

    def get(self, key: str, make: Callable[[str], int]) -> int:
        """Return the answer for `key`; make it if there is none."""
        with self.guard:
            lock = self.locks[key]
        with lock:
            if key not in self.answers:
                self.answers[key] = make(key)
            return self.answers[key]


both_asked = Barrier(2)
asked: list[str] = []


def ask_supplier(sku: str) -> int:
    asked.append(sku)
    both_asked.wait(timeout=10)
    return len(sku)


def main() -> None:
    cache, skus = Cache(), ["tea-250", "cup-03"] * 3
    with ThreadPoolExecutor(6, "request") as pool:
        answers = list(pool.map(cache.get, skus, [ask_supplier] * 6))
    print(f"answers: {answers}")
    print(f"the supplier was asked for: {sorted(asked)}")


if __name__ == "__main__":
    main()
