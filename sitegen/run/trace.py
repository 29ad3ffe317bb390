"""Run one program and write down which lines ran and which function ran when.

    python trace.py FOLDER PROGRAM.py [ARGUMENT ...]

FOLDER/blocking.json lists the lines on which a thread can be held up; the events
go to FOLDER/events.json, where `sitegen.run.spans` takes them up.

This file runs in the traced process, on any CPython from 3.10, and imports nothing
but the standard library. It watches functions of the program's own file only. An
`atexit` function writes the events; it is registered first and so called last,
after the threads that the program left running have been joined, and while daemon
threads may still be alive.
"""

from __future__ import annotations

import atexit
import dis
import json
import os
import re
import sys
import threading
import time
import types
from collections.abc import Callable
from typing import Any

SHORTEST_WAIT = 200_000  # nanoseconds: a shorter one would not show in a picture
_LEAVING = {"RETURN_VALUE", "RETURN_CONST", "YIELD_VALUE", "RETURN_GENERATOR"}
Frame = types.FrameType
Follow = Callable[[Frame, str, Any], Any]
_NO_SPAN = re.compile(r"<.*>$")  # <module>, <lambda>, <listcomp>, ...


def main() -> None:
    """Run the program given on the command line under a tracer."""
    folder = sys.argv[1]
    sys.argv = sys.argv[2:]
    program = os.path.abspath(sys.argv[0])
    with open(program, encoding="utf-8") as file:
        text = file.read()
    with open(os.path.join(folder, "blocking.json"), encoding="utf-8") as file:
        tracer = Tracer(program, set(json.load(file)))
    atexit.register(tracer.write, os.path.join(folder, "events.json"))
    code = compile(text, program, "exec", dont_inherit=True)
    module = types.ModuleType("__main__")
    module.__file__ = program
    # The program becomes the main module, as it is when run by itself. The
    # tracer's own module is kept alive, for `write` needs its globals at exit.
    tracer.module = sys.modules["__main__"]
    sys.modules["__main__"] = module
    sys.path[0] = os.path.dirname(program)
    threading.settrace(tracer.enter)
    sys.settrace(tracer.enter)
    exec(code, module.__dict__)  # noqa: S102 - running it is what this is for


class Lane:
    """One thread: the spans that are under way and those that ended."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.open: list[Span] = []
        self.spans: list[Span] = []


class Wait:
    """Time that a thread spent on a line that can hold it up."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.start = time.perf_counter_ns()
        self.end: int | None = None


class Span:
    """One activation of a function: from its call, or resumption, to its end."""

    def __init__(self, function: str, line: int) -> None:
        self.function = function
        self.line = line
        self.start = time.perf_counter_ns()
        self.end: int | None = None
        self.raised: str | None = None
        self.waits: list[Wait] = []
        self.worked = False  # did a function of the program run during this line?


class Tracer:
    """Collects events of the threads that run functions of one file."""

    def __init__(self, filename: str, blocking: set[int]) -> None:
        self.filename = filename
        self.blocking = blocking
        self.lines: set[int] = set()
        self.lanes: list[Lane] = []
        self.here = threading.local()
        self.module: Any = None

    def lane(self) -> Lane:
        """The lane of the calling thread."""
        lane: Lane | None = getattr(self.here, "lane", None)
        if lane is None:
            self.here.lane = lane = Lane(threading.current_thread().name)
            self.lanes.append(lane)
        return lane

    def enter(self, frame: Frame, _event: str, _argument: Any) -> Follow | None:
        """Global trace function: pick the frames of the program's file."""
        code = frame.f_code
        if code.co_filename != self.filename:
            return None
        if frame.f_lineno:  # a module is entered at line 0
            self.lines.add(frame.f_lineno)
        if _NO_SPAN.match(code.co_name) or is_class_body(code):
            return self.note_line
        return Activation(self, self.lane(), code).step

    def note_line(self, frame: Frame, event: str, _argument: Any) -> Follow:
        """Local trace function of module code, class bodies and comprehensions."""
        if event == "line":
            self.lines.add(frame.f_lineno)
        return self.note_line

    def write(self, path: str) -> None:
        """Write all events as JSON."""
        sys.settrace(None)
        threading.settrace(None)
        lanes = [
            {"name": lane.name, "spans": [raw(span) for span in list(lane.spans)]}
            for lane in self.lanes
        ]
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"lines": sorted(self.lines), "lanes": lanes}, file)


class Activation:
    """Follows one frame. It holds no frame, so that locals live no longer."""

    def __init__(self, tracer: Tracer, lane: Lane, code: types.CodeType) -> None:
        self.tracer = tracer
        self.lane = lane
        self.span = Span(code.co_name, code.co_firstlineno)
        self.wait: Wait | None = None
        self.error: str | None = None
        for outer in lane.open:
            outer.worked = True
        lane.open.append(self.span)
        lane.spans.append(self.span)

    def step(self, frame: Frame, event: str, argument: Any) -> Follow:
        """Local trace function."""
        if event == "line":
            self.end_wait()
            self.tracer.lines.add(frame.f_lineno)
            self.begin_wait(frame.f_lineno)
        elif event == "exception":
            self.error = argument[0].__name__
        elif event == "return":
            self.leave(frame, argument)
        return self.step

    def begin_wait(self, line: int) -> None:
        """From now on the thread may be held up, if the line is one that can."""
        if line in self.tracer.blocking:
            self.span.worked = False
            self.wait = Wait(line)
            self.span.waits.append(self.wait)

    def end_wait(self) -> None:
        """The line that could wait has been left: keep what is worth showing."""
        wait, self.wait = self.wait, None
        if wait is None:
            return
        wait.end = time.perf_counter_ns()
        if self.span.worked or wait.end - wait.start < SHORTEST_WAIT:
            self.span.waits.remove(wait)

    def leave(self, frame: Frame, value: Any) -> None:
        """The function returns, yields or is left by an exception."""
        self.end_wait()
        self.span.end = time.perf_counter_ns()
        if value is None and not left_by_return(frame):
            self.span.raised = self.error
        self.lane.name = threading.current_thread().name
        if self.span in self.lane.open:
            self.lane.open.remove(self.span)


def left_by_return(frame: Frame) -> bool:
    """Whether the last instruction returned or yielded, as against raised."""
    code = frame.f_code.co_code
    name = dis.opname[code[frame.f_lasti]]
    return name in _LEAVING


def is_class_body(code: types.CodeType) -> bool:
    """Class bodies, unlike functions, do not have their locals in slots."""
    return not code.co_flags & 0x2  # inspect.CO_NEWLOCALS


def raw(span: Span) -> dict[str, Any]:
    """A span for JSON, times in nanoseconds of a clock that starts anywhere."""
    return {
        "function": span.function,
        "line": span.line,
        "start": span.start,
        "end": span.end,
        "raised": span.raised,
        "waits": [[wait.line, wait.start, wait.end] for wait in list(span.waits)],
    }


if __name__ == "__main__":
    main()
