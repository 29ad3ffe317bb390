"""Reads of the database that a request waits for, but not for ever."""

from collections.abc import Callable
from concurrent.futures import Executor
from concurrent.futures import TimeoutError as FuturesTimeoutError
from contextvars import Context
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class NotReadError(Exception):
    """The database did not answer in time."""


def read_in_time(
    pool: Executor,
    wait: float,
    read: Callable[P, T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Read in a thread of the pool.

    A server that is stalled keeps its connections open and silent: the reading
    thread hangs until it goes on, and the request must not.

    :param pool: its threads may hang.
    :param wait: seconds.
    :raises NotReadError: there was no answer in time.
    """
    # Empty: the pool's thread must not keep this request, whichever way Python
    # was built.
    reading = pool.submit(Context().run, partial(read, *args, **kwargs))
    try:
        return reading.result(wait)
    except FuturesTimeoutError as error:
        reading.cancel()
        raise NotReadError(f"no answer within {wait:g} s") from error
