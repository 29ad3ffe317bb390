"""Keep the pool for as long as the app lives

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

answered = Event()
pool = ThreadPoolExecutor(1, "database")


def retrieve() -> None:
    gone = answered.wait(timeout=1.5)
    print(f"database read; has the answer gone? {gone}")


def answer() -> int:
    pool.submit(retrieve)
    return 12  # what the third party says


def main() -> None:
    print(f"answer: {answer()}")
    answered.set()


if __name__ == "__main__":
    main()
