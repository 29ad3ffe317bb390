"""Refuse work that the pool could only queue

Two workers, three jobs pending at most. The fourth is told at once.

rule: exact
"""

from functools import partial
from threading import Event

from reference_app.start.pool import BoundedPool, PoolFullError

supplier_answered = Event()


def sync_batch(number: int) -> str:
    supplier_answered.wait(timeout=10)
    return f"batch {number} synced"


def main() -> None:
    pool = BoundedPool(workers=2, pending=3)
    accepted = []
    for number in (1, 2, 3, 4):
        try:
            accepted.append(pool.submit(partial(sync_batch, number)))
        except PoolFullError as error:
            print(f"batch {number} refused: {error}")
    supplier_answered.set()
    for future in accepted:
        print(future.result(timeout=10))
    pool.close()


if __name__ == "__main__":
    main()
