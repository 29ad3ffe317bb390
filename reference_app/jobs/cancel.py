"""Jobs that can be asked to end."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextvars import Context
from dataclasses import dataclass
from threading import Event


@dataclass(frozen=True)
class CancellableJob:
    """A job, and the Event that it looks at."""

    future: Future[object]
    stop: Event

    def cancel(self) -> bool:
        """Ask the job to end.

        :returns: whether it will never begin. Otherwise it has ended,
            or ends when it looks at `stop` next.
        """
        self.stop.set()
        return self.future.cancel()


def submit_cancellable(
    pool: Executor, task: Callable[[Event], object]
) -> CancellableJob:
    """Give a pool a job that can be cancelled, queued or running.

    :param task: called with the Event. It looks at that between steps,
        waits with `stop.wait(seconds)` and not with `sleep`, and
        gives each call over the network a timeout.
    """
    stop = Event()
    future = pool.submit(Context().run, task, stop)
    return CancellableJob(future, stop)
