"""A hundred threads that the caller can wait for, and does

`range(1, 101)` has a hundred numbers, and `Thread` has `join`.

rule: exact
"""

import atexit
from threading import Event, Thread

leaving = Event()
synced: list[int] = []


def sync_batch(number: int) -> None:
    # The supplier takes a second to answer: who leaves gets nothing.
    if not leaving.wait(timeout=1):
        synced.append(number)


def report_at_exit() -> None:
    print(f"at exit: {len(synced)} batches synced")


def start(number: int) -> Thread:
    thread = Thread(target=sync_batch, args=(number,), daemon=True)
    thread.name = f"batch-{number}"
    thread.start()
    return thread


def main() -> None:
    atexit.register(leaving.set)  # runs second: last in, first out
    atexit.register(report_at_exit)
    numbers = range(1, 101)
    for thread in [start(number) for number in numbers]:
        thread.join()
    print(f"{len(numbers)} threads started")


if __name__ == "__main__":
    main()
