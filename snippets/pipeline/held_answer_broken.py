"""`with ThreadPoolExecutor` in a view holds the answer back

Leaving the block waits for every job. The database read was meant to
go on after the answer; the answer goes after the database read.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

answered = Event()


def retrieve() -> None:
    gone = answered.wait(timeout=1.5)
    print(f"database read; has the answer gone? {gone}")


def answer() -> int:
    with ThreadPoolExecutor(1, "database") as pool:
        pool.submit(retrieve)
        return 12  # what the third party says


def main() -> None:
    print(f"answer: {answer()}")
    answered.set()


if __name__ == "__main__":
    main()
