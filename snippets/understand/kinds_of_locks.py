"""A Lock belongs to nobody, an RLock to the thread that took it

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock, RLock
from typing import Any


def show(name: str, lock: Any, other: ThreadPoolExecutor) -> None:
    lock.acquire()
    again = lock.acquire(blocking=False)
    theirs = other.submit(lock.acquire, blocking=False).result(10)
    print(f"{name}: again here {again}, in another thread {theirs}")
    for _ in range(2 if again else 1):
        lock.release()
    theirs = other.submit(lock.acquire, blocking=False).result(10)
    print(f"{name}: in another thread, once released: {theirs}")
    try:
        lock.release()
        print(f"{name}: released here what the other thread took")
    except RuntimeError as error:
        print(f"{name}: {error}")


def main() -> None:
    with ThreadPoolExecutor(1, "other") as other:
        show("Lock ", Lock(), other)
        show("RLock", RLock(), other)


if __name__ == "__main__":
    main()
