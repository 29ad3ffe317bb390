"""A test forces the one order in which a missing lock matters

The first to pay waits until the second is there: paying too, or told
to wait by the lock. No clock decides.

rule: exact
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from threading import Event, Lock
from typing import Any


class Till:
    def __init__(self, lock: Any, pay: Callable[[], None]) -> None:
        self.left, self.lock, self.pay = 1, lock, pay

    def sell(self, _customer: str) -> bool:
        with self.lock:
            if self.left == 0:
                return False
            self.pay()
            self.left -= 1
            return True


class TellingLock:
    """Sets an Event when somebody has to wait for the lock."""

    def __init__(self, has_to_wait: Event) -> None:
        self.lock, self.has_to_wait = Lock(), has_to_wait

    def __enter__(self) -> None:
        if not self.lock.acquire(blocking=False):
            self.has_to_wait.set()
            assert self.lock.acquire(timeout=10)

    def __exit__(self, *_error: object) -> None:
        self.lock.release()


def sold_to_two(make_lock: Callable[[Event], Any]) -> int:
    first, second_is_here = Lock(), Event()

    def pay() -> None:
        if not first.acquire(blocking=False):
            second_is_here.set()
        assert second_is_here.wait(timeout=10)

    till = Till(make_lock(second_is_here), pay)
    with ThreadPoolExecutor(2, "customer") as pool:
        return sum(pool.map(till.sell, ("alice", "bob")))


def test_one_is_sold_once() -> None:
    assert sold_to_two(TellingLock) == 1


def main() -> None:
    test_one_is_sold_once()
    print("with the lock: passed")
    print(f"without it: {sold_to_two(nullcontext)} of 1 sold")


if __name__ == "__main__":
    main()
