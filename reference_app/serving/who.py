"""Who answers a request: the process and the thread."""

from os import getpid
from threading import current_thread
from typing import TypedDict


class Answering(TypedDict):
    """What a view is run by."""

    process: int
    thread: str
    daemon: bool


def who_answers() -> Answering:
    """Describe the thread that calls this, and its process.

    :returns: the process id, the thread's name, and whether it is a
        daemon: threads that a view starts are what its thread is.
    """
    thread = current_thread()
    return {
        "process": getpid(),
        "thread": thread.name,
        "daemon": thread.daemon,
    }
