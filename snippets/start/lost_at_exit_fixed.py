"""Join the threads, and none is lost when the program ends

rule: exact
"""

import atexit
from threading import Event, Thread, current_thread

leaving = Event()
synced: list[str] = []


def sync_batch() -> None:
    # The supplier takes a second to answer: who leaves gets nothing.
    if not leaving.wait(timeout=1):
        synced.append(current_thread().name)


def report_at_exit() -> None:
    print(f"at exit: {len(synced)} of 10 batches synced")


def start(number: int) -> Thread:
    name = f"batch-{number}"
    thread = Thread(target=sync_batch, name=name, daemon=True)
    thread.start()
    return thread


def main() -> None:
    atexit.register(leaving.set)  # runs second: last in, first out
    atexit.register(report_at_exit)
    batch = [start(number) for number in range(1, 11)]
    for thread in batch:
        thread.join()
    print(f"{len(batch)} threads started, main ends")


if __name__ == "__main__":
    main()
