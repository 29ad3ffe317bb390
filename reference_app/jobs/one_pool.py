"""One pool for an app: bounded, of each process its own."""

from collections.abc import Callable
from concurrent.futures import Future
from contextvars import Context
from functools import partial
from typing import Any

from flask import Flask

from reference_app.contexts.handover import T, in_app
from reference_app.per_process import PerProcess
from reference_app.start.pool import BoundedPool


def init_pool(app: Flask) -> None:
    """Give an app its pool; call it in the factory.

    Threads are made at the first job of a process, so this is right
    before a fork as well. They end when the process ends in order.

    :param app: its `POOL_THREADS` is the number of threads, and its
        `POOL_PENDING` the most jobs accepted and not finished; both are
        those of one process.
    """
    threads = app.config.setdefault("POOL_THREADS", 4)
    pending = app.config.setdefault("POOL_PENDING", 100)
    make = partial(BoundedPool, threads, pending)
    app.extensions["pool"] = PerProcess(make)


def submit(
    app: Flask, task: Callable[..., T], *values: Any
) -> Future[T]:
    """Give the app's pool a job, with the app and plain values.

    :param app: the application itself, not the proxy `current_app`.
    :raises PoolFullError: at once: too many jobs are pending.
    """
    pool: BoundedPool = app.extensions["pool"].get()
    return pool.submit(
        partial(Context().run, in_app, app, task, *values)
    )
