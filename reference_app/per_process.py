"""What each process opens for itself, when it first needs it."""

import atexit
import os
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, Protocol, TypeVar


class Closable(Protocol):
    """Can be closed; gives back what it holds."""

    def close(self) -> None: ...


Held = TypeVar("Held", bound=Closable)


class PerProcess(Generic[Held]):
    """Opens something when a process first needs it.

    Threads and connections do not survive a fork: with
    `gunicorn --preload` the app is made in the parent, and a pool that
    had threads there would wait for ever in the worker. So each process
    opens its own.

    :param open_all: opens it.
    """

    def __init__(self, open_all: Callable[[], Held]) -> None:
        self._open_all = open_all
        self._lock = Lock()
        self._owner = 0
        self._opened: Held | None = None
        self._opening: Future[Held] | None = None

    def get(self) -> Held:
        """Give this process's own; open it if need be.

        Threads that come while one opens it share the outcome: where it
        fails after some seconds, they fail with it and do not try one
        after another.
        """
        with self._lock:
            if self._owner != os.getpid():
                self._owner = os.getpid()
                self._opened = self._opening = None
            if self._opened is not None:
                return self._opened
            opening, first = self._opening, self._opening is None
            if opening is None:
                opening = self._opening = Future()
        if first:
            self._open(opening)
        return opening.result()

    def _open(self, opening: Future[Held]) -> None:
        try:
            opened = self._open_all()
        except BaseException as error:
            with self._lock:
                self._opening = None
            opening.set_exception(error)
        else:
            with self._lock:
                self._opened, self._opening = opened, None
            # Runs after the threads of pools have been waited for.
            atexit.register(self.close)
            opening.set_result(opened)

    def close(self) -> None:
        """Finish what is pending and close what this process opened."""
        atexit.unregister(self.close)
        with self._lock:
            if self._opened is not None and self._owner == os.getpid():
                self._opened.close()
                self._opened = None
