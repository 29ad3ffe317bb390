"""A thread that does one thing again and again, until it is closed."""

import logging
from collections.abc import Callable
from threading import Event, Thread

log = logging.getLogger(__name__)


class Repeated:
    """Call a step now, then every so often, or sooner when woken.

    An error does not end the thread: it is logged, and the step is
    tried again when its time has come.

    :param step: takes no argument.
    :param every: seconds between two calls.
    :param name: the thread's.
    """

    def __init__(
        self, step: Callable[[], object], every: float, name: str
    ) -> None:
        self._step = step
        self._every = every
        self._woken = Event()
        self._closed = False
        # Daemon: Python waits for all others before `atexit` can close.
        self._thread = Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Have the step called soon."""
        self._woken.set()

    def close(self) -> None:
        """Wait for a step under way, then end the thread."""
        self._closed = True
        self._woken.set()
        self._thread.join()

    def _run(self) -> None:
        failing = False
        while not self._closed:
            try:
                self._step()
            except Exception as error:
                if not failing:  # once, not every second of an outage
                    log.exception("%s failed", self._thread.name)
                failing = True
                log.debug("%s: %s", self._thread.name, error)
            else:
                failing = False
            self._woken.wait(self._every)
            self._woken.clear()
