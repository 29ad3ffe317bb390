"""How much work is accepted and not finished, and a limit to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class TooBusyError(Exception):
    """All the work is pending that may be; try again later."""


class Slot:
    """One accepted piece of work, and all who are at work on it.

    The request holds it, and so does the comparison that goes on after
    the answer. Who leaves last gives the place back.

    :param pending: where the place is.
    """

    def __init__(self, pending: "Pending") -> None:
        self._pending = pending
        self._holders = 1
        self._lock = Lock()

    def hold(self) -> None:
        """Say that one more is at work on it."""
        with self._lock:
            self._holders += 1

    def leave(self) -> None:
        """Say that one of them has finished."""
        with self._lock:
            self._holders -= 1
            finished = self._holders == 0
        if finished:
            self._pending.leave()


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

    def enter(self) -> Slot:
        """Accept one piece of work, or raise TooBusyError at once."""
        with self._lock:
            if self._count >= self._limit:
                raise TooBusyError(
                    f"{self._limit} requests are pending"
                )
            self._count += 1
        return Slot(self)

    def leave(self) -> None:
        """Say that a piece of work is finished."""
        with self._lock:
            self._count -= 1

    @contextmanager
    def slot(self) -> Iterator[Slot]:
        """Count the block as one piece of work."""
        slot = self.enter()
        try:
            yield slot
        finally:
            slot.leave()
