"""A lock that a thread held at the fork stays locked in the child

rule: same lines, any order
"""

import multiprocessing
from threading import Event, Lock, Thread

lock = Lock()
writing, written = Event(), Event()


def write() -> None:
    with lock:
        writing.set()
        written.wait(10)


def count() -> None:
    print(f"the child gets the lock: {lock.acquire(timeout=0.5)}")


def main() -> None:
    writer = Thread(target=write, name="writer")
    writer.start()
    print(f"a thread writes: {writing.wait(10)}")
    context = multiprocessing.get_context("fork")
    child = context.Process(target=count)
    child.start()
    print(f"it holds the lock: {lock.locked()}")
    written.set()
    writer.join()
    print(f"it lets go: {not lock.locked()}", flush=True)
    child.join()
    print(f"the child ends with {child.exitcode}")


if __name__ == "__main__":
    main()
