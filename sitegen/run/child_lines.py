"""Write down which lines of a program run in the processes that it starts.

Each Python that the program starts imports this as ``sitecustomize``. A line is
written when it runs first, and not at the end, which a killed process never reaches.
Imports nothing but the standard library, as `sitegen.run.trace`.
"""

from __future__ import annotations

import os
import sys
import threading
from types import FrameType
from typing import Any

PROGRAM = os.environ["TRACED_PROGRAM"]
_file = os.open(os.environ["TRACED_LINES"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_seen: set[int] = set()


def enter(frame: FrameType, _event: str, _argument: Any) -> Any:
    """Follow the functions of the program, and nothing else."""
    if frame.f_code.co_filename != PROGRAM:
        return None
    return follow(frame, _event, _argument)


def follow(frame: FrameType, _event: str, _argument: Any) -> Any:
    """Note the line."""
    if frame.f_lineno not in _seen:
        _seen.add(frame.f_lineno)
        os.write(_file, b"%d\n" % frame.f_lineno)
    return follow


threading.settrace(enter)
sys.settrace(enter)
