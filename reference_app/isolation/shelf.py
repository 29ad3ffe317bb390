"""One number that many threads change."""

from collections.abc import Callable
from threading import Lock

Gap = Callable[[], object]


class Shelf:
    """How many are in stock. Any thread may take some.

    `gap` is called between reading the number and writing it: tests and programs
    put there what another thread would do by chance.
    """

    def __init__(self, quantity: int, gap: Gap) -> None:
        self.quantity = quantity
        self.lock = Lock()
        self.gap = gap

    def take(self, count: int) -> int:
        """Take `count` off the shelf; return it."""
        with self.lock:
            left = self.quantity - count
            self.gap()
            self.quantity = left
        return count
