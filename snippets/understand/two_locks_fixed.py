"""Whoever needs both locks takes them in one order, by name

Who has the first one can have the second: nobody else holds it and
waits for the first.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock

both_hold_one, both_gave_up = Barrier(2), Barrier(2)


class Shelf:
    def __init__(self, name: str, quantity: int) -> None:
        self.name = name
        self.quantity = quantity
        self.lock = Lock()


def in_order(one: Shelf, other: Shelf) -> tuple[Shelf, Shelf]:
    return (one, other) if one.name < other.name else (other, one)


def meet() -> object:
    # With one lock to begin with, whoever holds it is alone here.
    same = in_order(shop, store)[0] is in_order(store, shop)[0]
    return same or both_hold_one.wait(timeout=10)


def move(source: Shelf, target: Shelf) -> str:
    first, second = in_order(source, target)
    with first.lock:
        meet()
        if not second.lock.acquire(timeout=0.2):
            both_gave_up.wait(timeout=10)
            return f"holds {first.name}, cannot have {second.name}"
        alone = source.lock.locked() and target.lock.locked()
        source.quantity -= 1
        target.quantity += 1
        second.lock.release()
    return f"moved, with both locks: {alone}"


shop, store = Shelf("shop", 5), Shelf("store", 5)


def main() -> None:
    with ThreadPoolExecutor(2, "mover") as movers:
        for told in movers.map(move, (shop, store), (store, shop)):
            print(told)


if __name__ == "__main__":
    main()
