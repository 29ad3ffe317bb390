"""A thread asks for a lock that it holds, and waits for itself

The inner method asks with a timeout here. With `with self.lock:` the
program would hang, and no other thread is needed for it.

rule: exact
"""

from threading import Lock


class Shelf:
    def __init__(self, quantity: int) -> None:
        self.quantity = quantity
        self.lock = Lock()

    def take(self) -> str:
        with self.lock:
            self.quantity -= 1
            return self.label()

    def label(self) -> str:
        if not self.lock.acquire(timeout=0.2):
            return "label() waits for the lock that take() holds"
        try:
            return f"{self.quantity} left"
        finally:
            self.lock.release()


def main() -> None:
    shelf = Shelf(5)
    print(shelf.take())
    print(shelf.label())


if __name__ == "__main__":
    main()
