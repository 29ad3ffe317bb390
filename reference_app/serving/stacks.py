"""Where each thread of this process is."""

from sys import _current_frames
from threading import enumerate as living_threads
from traceback import walk_stack
from types import FrameType
from typing import TypedDict


class ThreadStack(TypedDict):
    """A thread, and the functions that it is in."""

    name: str
    daemon: bool
    at: list[str]


def places(innermost: FrameType) -> list[str]:
    """Name the functions of a stack, as "wait threading.py:331"."""
    return [
        f"{frame.f_code.co_name} {frame.f_code.co_filename}:{line}"
        for frame, line in walk_stack(innermost)
    ]


def thread_stacks() -> list[ThreadStack]:
    """Describe every living thread, without stopping any.

    :returns: for each thread its name, whether it is a daemon, and the
        functions that it is in, the innermost first.
    """
    frames = _current_frames()
    return [
        {
            "name": thread.name,
            "daemon": thread.daemon,
            "at": places(frames[thread.ident]),
        }
        for thread in living_threads()
        if thread.ident in frames
    ]
