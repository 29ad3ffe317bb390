"""What happened for one request, in whichever thread it happened."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, current_thread
from time import perf_counter
from typing import Any, NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Span(NamedTuple):
    """A stretch of time in one thread, in seconds of the clock."""

    thread: str
    name: str
    start: float
    end: float
    kind: str


class Trail:
    """Notes of the steps that were taken for one request.

    It goes along as a plain argument, into every thread that works for
    the request. Each step is appended whole, so nothing is read and
    written back.

    :param request_id: names the request in logs.
    :param clock: returns seconds.
    """

    def __init__(
        self,
        request_id: str = "",
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        self.request_id = request_id
        self.finished = Event()
        self.spans: list[Span] = []
        self.marks: list[tuple[str, float]] = []
        self._clock = clock
        self.started = clock()

    def mark(self, name: str) -> None:
        """Note that something happened now."""
        self.marks.append((name, self._clock()))

    def elapsed(self) -> float:
        """Give the seconds since the request began."""
        return self._clock() - self.started

    @contextmanager
    def span(self, name: str, kind: str = "run") -> Iterator[None]:
        """Note how long the block took, in the thread that runs it."""
        start = self._clock()
        try:
            yield
        finally:
            thread = current_thread().name
            span = Span(thread, name, start, self._clock(), kind)
            self.spans.append(span)

    def timed(self, name: str, step: Callable[P, T]) -> Callable[P, T]:
        """Give a function that calls the step and notes its time."""

        def timed(*args: P.args, **kwargs: P.kwargs) -> T:
            with self.span(name):
                return step(*args, **kwargs)

        return timed

    def server_timing(self) -> str:
        """Give the header Server-Timing: the steps so far, in ms."""
        steps = [
            (span.name, span.end - span.start) for span in self.spans
        ]
        total = ("total", self.elapsed())
        return ", ".join(
            f"{name};dur={1000 * seconds:.1f}"
            for name, seconds in [*steps, total]
        )

    def timeline(self) -> dict[str, Any]:
        """Give lanes of spans, a lane a thread, ordered by start."""
        lanes: dict[str, list[dict[str, Any]]] = {}
        for span in sorted(self.spans, key=lambda span: span.start):
            lanes.setdefault(span.thread, []).append(
                {
                    "name": span.name,
                    "start_us": self._us(span.start),
                    "end_us": self._us(span.end),
                    "kind": span.kind,
                }
            )
        return {
            "lanes": [
                {"thread": name, "spans": lanes[name]} for name in lanes
            ],
            "marks": [
                {"name": name, "at_us": self._us(at)}
                for name, at in self.marks
            ],
        }

    def _us(self, moment: float) -> int:
        return round((moment - self.started) * 1_000_000)
