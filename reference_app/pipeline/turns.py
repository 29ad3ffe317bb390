"""One writer at a time, without polling."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    """Let one thread of this process write, the urgent one first.

    SQLite lets one connection write, and the others look again after 1,
    2, 5 and up to 100 ms (`sqliteDefaultBusyCallback` in its main.c). A
    lock wakes the next thread at once.

    :param wait: seconds to wait for a turn.
    """

    def __init__(self, wait: float) -> None:
        self._wait = wait
        self._turn = Lock()
        self._gate = Lock()

    @contextmanager
    def take(self, urgent: bool) -> Iterator[None]:
        """Wait for a turn; it ends with the block.

        Of all who are not urgent, one stands at the turn: an urgent one
        waits for one transaction at most, not for a queue of them.

        :raises TimeoutError: there was none in time.
        """
        if urgent:
            with self._held(self._turn):
                yield
        else:
            with self._held(self._gate), self._held(self._turn):
                yield

    @contextmanager
    def _held(self, lock: Lock) -> Iterator[None]:
        if not lock.acquire(timeout=self._wait):
            raise TimeoutError(
                f"others were writing for {self._wait:g} s"
            )
        try:
            yield
        finally:
            lock.release()
