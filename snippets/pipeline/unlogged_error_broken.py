"""A comparison fails after the answer, and no log says so

An executor keeps the exception in the Future. Here nobody asks the
Future, so not even a traceback is printed.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

answered = Event()


def compare(sku: str) -> None:
    assert answered.wait(timeout=10)
    raise ConnectionError(f"{sku}: the database is down")


def answer(sku: str, pool: ThreadPoolExecutor) -> int:
    pool.submit(compare, sku)
    return 12


def main() -> None:
    with ThreadPoolExecutor(1, "comparing") as pool:
        print(f"answer: {answer('tea-250', pool)}")
        answered.set()
    print("all quiet")


if __name__ == "__main__":
    main()
