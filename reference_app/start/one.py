"""One job in a thread of its own, whose outcome can be collected."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


def deliver(
    job: Callable[[], Result],
    outcome: Future[Result],
) -> None:
    """Put what the job returns, or what it raises, in the Future."""
    try:
        result = job()
    except BaseException as error:
        outcome.set_exception(error)
    else:
        outcome.set_result(result)


def start_job(job: Callable[[], Result], name: str) -> Future[Result]:
    """Start one job in a new thread; the Future gets its outcome.

    The thread is not a daemon, whichever thread starts it: `Thread` copies
    `daemon` from its creator, and a view runs in a daemon thread on some
    servers (waitress, the development server) and not on others.

    :param job: takes no arguments; a thread gets no Flask context, so bind
        plain values with `functools.partial`.
    :param name: the thread's name, for logs and pictures.
    :returns: a Future; `result(timeout=seconds)` returns or raises.
    :raises RuntimeError: the operating system has no more threads to give.
    """
    outcome: Future[Result] = Future()
    work = (job, outcome)
    Thread(target=deliver, args=work, name=name, daemon=False).start()
    return outcome
