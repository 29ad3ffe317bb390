"""Methods for others take the lock, those within expect it held

`_label` never locks. Each method that others call locks once.

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
            return self._label()

    def label(self) -> str:
        with self.lock:
            return self._label()

    def _label(self) -> str:
        assert self.lock.locked(), "for who holds the lock"
        return f"{self.quantity} left"


def main() -> None:
    shelf = Shelf(5)
    print(shelf.take())
    print(shelf.label())


if __name__ == "__main__":
    main()
