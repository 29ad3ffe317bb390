"""Send the browser what a thread makes, while it makes it."""

from collections.abc import Callable, Iterator
from contextvars import Context
from functools import partial
from queue import Queue
from threading import Event
from typing import TypeAlias

from reference_app.start.one import start_job

Put: TypeAlias = Callable[[str], None]


class ClientLeftError(Exception):
    """The client has left: nobody wants the rest."""


def stream_from(
    job: Callable[[Put], object], name: str, size: int = 10
) -> Iterator[str]:
    """Yield what a job puts; it runs in a thread of its own.

    A server closes the generator when the client has left. The job's
    next `put` then raises ClientLeftError, and its thread ends.

    :param job: called with `put`. That waits while the client is slow.
    :param name: the thread's name.
    :param size: pieces that may wait for the client, at most.
    :raises Exception: what the job raised, after what it had put.
    """
    pieces: Queue[str | None] = Queue(size)
    left = Event()

    def put(piece: str | None) -> None:
        if left.is_set():
            raise ClientLeftError(f"{name}: the client has left")
        pieces.put(piece)

    def work() -> None:
        try:
            job(put)
        finally:
            put(None)

    outcome = start_job(partial(Context().run, work), name)
    try:
        yield from iter(pieces.get, None)
        outcome.result()
    finally:
        left.set()
        while not pieces.empty():  # wakes a `put` that waits
            pieces.get()
