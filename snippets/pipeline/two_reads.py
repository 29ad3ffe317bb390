"""Both reads in parallel: the wait is the longer one, not the sum

The request's own thread asks the third party; one other thread reads
the database meanwhile. The answer still waits for the comparison.

rule: times rounded
"""

from concurrent.futures import ThreadPoolExecutor
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


def compare(seen: int, known: int) -> str:
    wait_for_network(0.05)
    return f"{known} became {seen}"


def answer(sku: str, pool: ThreadPoolExecutor) -> int:
    reading = pool.submit(retrieve_from_db, sku)
    seen = third_party(sku)
    print(compare(seen, reading.result(timeout=10)))
    return seen


def main() -> None:
    with ThreadPoolExecutor(1, "database") as pool:
        start = perf_counter()
        quantity = answer("tea-250", pool)
        seconds = perf_counter() - start
        print(f"answer: {quantity} after {seconds:.2f} s")


if __name__ == "__main__":
    main()
