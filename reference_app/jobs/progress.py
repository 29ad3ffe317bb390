"""Jobs whose progress and result can be asked for, in one process."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor
from contextvars import Context
from dataclasses import dataclass, replace
from functools import partial
from secrets import token_urlsafe
from threading import Lock
from time import monotonic
from typing import TypeAlias

logger = logging.getLogger(__name__)
Report: TypeAlias = Callable[[int], None]  # takes percent


class BoardFullError(RuntimeError):
    """As many jobs are known as may be; try again later."""


@dataclass(frozen=True)
class Job:
    """How far a job is: "queued", "running", "done" or "failed"."""

    status: str = "queued"
    percent: int = 0
    result: object = None
    ended: float | None = None  # by the board's clock


class JobBoard:
    """Starts jobs, and knows how far each of them is.

    It knows the jobs of its own process, and forgets them with it.

    :param pool: one that lives as long as the app.
    :param limit: jobs known, at most; those that have ended count.
    :param keep: seconds for which an ended job is known.
    :param clock: returns seconds.
    """

    def __init__(
        self,
        pool: Executor,
        limit: int = 1000,
        keep: float = 600,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._pool, self._limit = pool, limit
        self._keep, self._clock = keep, clock
        self._lock = Lock()
        self._jobs: dict[str, Job] = {}

    def start(self, task: Callable[[Report], object]) -> str:
        """Queue a job; return the name to ask for it by.

        :param task: called with a function that takes the percent done.
        :raises BoardFullError: too many jobs are known.
        """
        name = token_urlsafe(16)  # nobody guesses another user's
        with self._lock:
            self._forget_old()
            if len(self._jobs) >= self._limit:
                message = f"{self._limit} jobs are known; retry later"
                raise BoardFullError(message)
            self._pool.submit(Context().run, self._run, name, task)
            self._jobs[name] = Job()
        return name

    def get(self, name: str) -> Job | None:
        """Tell how far a job is; None: no such job, or forgotten."""
        with self._lock:
            self._forget_old()
            return self._jobs.get(name)

    def _run(self, name: str, task: Callable[[Report], object]) -> None:
        report = partial(self._report, name)
        report(0)
        try:
            done = Job("done", 100, task(report))
        except Exception:
            # To the log in full; to the browser, not a word of it.
            logger.exception("job %s failed", name)
            done = Job("failed")
        with self._lock:
            self._jobs[name] = replace(done, ended=self._clock())

    def _report(self, name: str, percent: int) -> None:
        with self._lock:
            self._jobs[name] = Job("running", percent)

    def _forget_old(self) -> None:
        since = self._clock() - self._keep
        for name, job in list(self._jobs.items()):
            if job.ended is not None and job.ended < since:
                del self._jobs[name]
