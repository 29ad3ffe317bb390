"""Refuse a request at once when too much is pending

A queue without an end turns a slow database into a full memory. Here
two comparisons may wait; the third request is told to come back.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from reference_app.pipeline.pending import Pending, TooBusyError

database_is_back = Event()
pending = Pending(limit=2)


def compare() -> None:
    assert database_is_back.wait(timeout=10)


def answer(pool: ThreadPoolExecutor) -> str:
    try:
        pending.enter()
    except TooBusyError as error:
        return f"503, Retry-After: 1 ({error})"
    comparing = pool.submit(compare)
    comparing.add_done_callback(lambda _: pending.leave())
    return "200"


def main() -> None:
    with ThreadPoolExecutor(2, "comparing") as pool:
        for number in (1, 2, 3):
            print(f"request {number}: {answer(pool)}")
        database_is_back.set()
    print(f"pending in the end: {pending.count}")


if __name__ == "__main__":
    main()
