"""A pool takes all that comes: its queue has no bound

rule: exact
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Event


def compare(database_is_back: Event) -> None:
    assert database_is_back.wait(timeout=10)


def answer(pool: ThreadPoolExecutor, database_is_back: Event) -> int:
    pool.submit(compare, database_is_back)
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
