"""Answers that are fetched once and kept, whoever asks first."""

from collections.abc import Callable
from threading import Lock


class Cache:
    """Answers by key. Each is made once, by the first who asks.

    The lock is held while an answer is made: who asks for the same key waits for it,
    and so does who asks for another key.
    """

    def __init__(self) -> None:
        self.answers: dict[str, int] = {}
        self.lock = Lock()

    def get(self, key: str, make: Callable[[str], int]) -> int:
        """Return the answer for `key`; make it if there is none."""
        with self.lock:
            if key not in self.answers:
                self.answers[key] = make(key)
            return self.answers[key]
