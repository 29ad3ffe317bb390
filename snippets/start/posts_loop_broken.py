"""The loop of 2019, on Python 3: 99 threads, and every one is lost

`range(1, 100)` has 99 numbers. The lock is held by the caller only, so
it holds up no thread. Nobody can join what `_thread` starts.

rule: exact
"""

import _thread
import atexit
from threading import Event

leaving = Event()
synced: list[int] = []


def sync_batch(number: int) -> None:
    # The supplier takes a second to answer: who leaves gets nothing.
    if not leaving.wait(timeout=1):
        synced.append(number)


def report_at_exit() -> None:
    print(f"at exit: {len(synced)} batches synced")


def main() -> None:
    atexit.register(leaving.set)  # runs second: last in, first out
    atexit.register(report_at_exit)
    numbers = range(1, 100)
    a_lock = _thread.allocate_lock()
    with a_lock:
        for number in numbers:
            _thread.start_new_thread(sync_batch, (number,))
    print(f"{len(numbers)} threads started")


if __name__ == "__main__":
    main()
