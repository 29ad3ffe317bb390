"""Work after the response, whose failure is heard of."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from typing import Any

from flask import Flask

from reference_app.contexts.handover import T, hand_over


def log_failure(app: Flask, name: str, job: Future[Any]) -> None:
    """Log the exception of a job that has ended, with its traceback."""
    error = None if job.cancelled() else job.exception()
    if error is not None:
        app.logger.error("%s failed", name, exc_info=error)


def run_later(
    pool: Executor, app: Flask, task: Callable[..., T], *values: Any
) -> Future[T]:
    """Give a pool work that nobody waits for; log it if it fails.

    :param pool: one that lives as long as the app.
    :param app: the application itself, not the proxy `current_app`.
    :param task: a function; it runs in an app context of its own.
    :param values: what the task is called with: no proxies.
    :returns: the job's future, for who wants to wait all the same.
    :raises RuntimeError: the pool has been shut down.
    """
    job = hand_over(pool, app, task, *values)
    job.add_done_callback(partial(log_failure, app, task.__name__))
    return job
