"""How much work is accepted and not finished, and a limit to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class TooBusyError(Exception):
    """All the work is pending that may be; try again later."""


class Pending:
    """Count accepted work; refuse what goes beyond a limit.

    :param limit: work that may be pending, at most.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._count = 0
        self._lock = Lock()

    @property
    def count(self) -> int:
        """How much is pending now."""
        with self._lock:
            return self._count

    def enter(self) -> None:
        """Accept one piece of work, or raise TooBusyError at once."""
        with self._lock:
            if self._count >= self._limit:
                raise TooBusyError(
                    f"{self._limit} requests are pending"
                )
            self._count += 1

    def leave(self) -> None:
        """Say that a piece of work is finished."""
        with self._lock:
            self._count -= 1

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Count the block as one piece of work."""
        self.enter()
        try:
            yield
        finally:
            self.leave()
