"""Count what is accepted and not finished, and refuse the rest

rule: exact
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore, Event

places = BoundedSemaphore(64)


def compare(database_is_back: Event) -> None:
    assert database_is_back.wait(timeout=10)


def answer(pool: ThreadPoolExecutor, database_is_back: Event) -> int:
    if not places.acquire(blocking=False):
        return 503
    comparing = pool.submit(compare, database_is_back)
    comparing.add_done_callback(lambda _: places.release())
    return 200


def rush() -> None:
    database_is_back = Event()
    with ThreadPoolExecutor(2, "comparing") as pool:
        statuses = Counter(
            answer(pool, database_is_back) for _ in range(1000)
        )
        database_is_back.set()
    print(f"requests by status: {dict(statuses)}")


def main() -> None:
    rush()
    rush()


if __name__ == "__main__":
    main()
