"""Answer first: the user waits for the third party, and nothing else

The comparison waits for the database read in a thread of its own, and
ends when the answer has gone.

rule: times rounded
"""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from time import perf_counter


def wait_for_network(seconds: float) -> None:
    Event().wait(seconds)


def third_party(sku: str) -> int:
    wait_for_network(0.1)
    return {"tea-250": 11}[sku]


def retrieve_from_db(sku: str) -> int:
    wait_for_network(0.1)
    return {"tea-250": 12}[sku]


def compare(seen: int, reading: Future[int]) -> str:
    known = reading.result(timeout=10)
    wait_for_network(0.05)
    return f"{known} became {seen}"


def answer(
    sku: str, pool: ThreadPoolExecutor, behind: ThreadPoolExecutor
) -> tuple[int, Future[str]]:
    reading = pool.submit(retrieve_from_db, sku)
    seen = third_party(sku)
    return seen, behind.submit(compare, seen, reading)


def main() -> None:
    with (
        ThreadPoolExecutor(1, "database") as pool,
        ThreadPoolExecutor(1, "comparing") as behind,
    ):
        start = perf_counter()
        quantity, comparing = answer("tea-250", pool, behind)
        seconds = perf_counter() - start
        print(f"answer: {quantity} after {seconds:.2f} s")
        print(comparing.result(timeout=10))


if __name__ == "__main__":
    main()
