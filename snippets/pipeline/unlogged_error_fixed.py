"""Log what a Future holds, when it is done

rule: exact
"""

import logging
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

answered = Event()


def compare(sku: str) -> None:
    assert answered.wait(timeout=10)
    raise ConnectionError(f"{sku}: the database is down")


def log_error(comparing: Future[None]) -> None:
    if error := comparing.exception():
        logging.error("comparing failed: %s", error)


def answer(sku: str, pool: ThreadPoolExecutor) -> int:
    pool.submit(compare, sku).add_done_callback(log_error)
    return 12


def main() -> None:
    logging.basicConfig(stream=sys.stdout, format="log: %(message)s")
    with ThreadPoolExecutor(1, "comparing") as pool:
        print(f"answer: {answer('tea-250', pool)}")
        answered.set()
    print("the log has it")


if __name__ == "__main__":
    main()
