"""A thread of its own for what only one thread may use."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Told = TypeVar("Told")


class Owner(Generic[Thing]):
    """Opens a thing in a thread, and lets nobody else touch it.

    A pool of one is that thread, and the queue in front of it.

    :param open_thing: opens it.
    :param close_thing: closes it, in the same thread.
    :param name: of the thread.
    """

    def __init__(
        self,
        open_thing: Callable[[], Thing],
        close_thing: Callable[[Thing], object],
        name: str,
    ) -> None:
        self._pool = ThreadPoolExecutor(1, name)
        self._opened = self._pool.submit(Context().run, open_thing)
        self._close_thing = close_thing

    def ask(
        self, call: Callable[[Thing], Told], timeout: float = 30.0
    ) -> Told:
        """Run a call in the owner's thread, and wait for it.

        :param call: gets the thing. It returns values: what belongs to
            the thing belongs to its thread.
        :param timeout: seconds to wait for its turn and its end.
        :raises TimeoutError: it took longer; before Python 3.11 that of
            `concurrent.futures`. It goes on, if it has begun.
        :raises Exception: what the call raised, or opening the thing.
        """
        told = self._pool.submit(Context().run, self._call, call)
        try:
            return told.result(timeout)
        finally:
            told.cancel()  # or it would still run, for nobody

    def close(self) -> None:
        """Do what is queued, close the thing, and end the thread."""
        self._pool.submit(Context().run, self._call, self._close_thing)
        self._pool.shutdown()

    def _call(self, call: Callable[[Thing], Told]) -> Told:
        return call(self._opened.result())
