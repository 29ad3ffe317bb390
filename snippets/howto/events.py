"""Send each event to every browser that listens

A browser says `new EventSource("/events")`; here two clients do.

rule: exact
"""

import json
import logging
from collections.abc import Iterator
from contextlib import ExitStack
from queue import Empty, Full, Queue
from threading import Lock

import httpx
from flask import Flask, Response

from reference_app.serving.in_thread import serve_in_thread

app = Flask("shop")
QUIET = 0.2  # seconds between signs of life; take 15
BEHIND = 100  # events that may wait for one browser


class Announcer:
    """Passes each event to all who listen in this process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: set[Queue[str]] = set()

    def announce(self, event: object) -> int:
        """Never waits: who is too far behind is let go."""
        text = f"data: {json.dumps(event)}\n\n"
        with self._lock:
            for listener in tuple(self._listeners):
                try:
                    listener.put_nowait(text)
                except Full:
                    self._listeners.discard(listener)
            return len(self._listeners)

    def listen(self) -> Iterator[str]:
        events: Queue[str] = Queue(maxsize=BEHIND)
        with self._lock:
            self._listeners.add(events)
        try:
            yield ": connected\n\n"
            while self._has(events):
                try:
                    yield events.get(timeout=QUIET)
                except Empty:
                    yield ": still here\n\n"
        finally:  # the browser has left, or was let go
            with self._lock:
                self._listeners.discard(events)

    def _has(self, events: Queue[str]) -> bool:
        with self._lock:
            return events in self._listeners


announcer = Announcer()


@app.get("/events")
def events() -> Response:
    answer = Response(announcer.listen(), mimetype="text/event-stream")
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["X-Accel-Buffering"] = "no"  # for nginx
    return answer


@app.post("/sold/<sku>")
def sold(sku: str) -> dict[str, int]:
    return {"listeners": announcer.announce({"sold": sku})}


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    with serve_in_thread(app) as address, ExitStack() as streams:
        browsers: dict[str, Iterator[str]] = {}
        for name in ("alice", "bob"):
            get = httpx.stream("GET", f"{address}/events", timeout=10)
            lines = streams.enter_context(get).iter_lines()
            browsers[name] = filter(None, lines)
            print(f"{name} reads {next(browsers[name])}")
        answer = httpx.post(f"{address}/sold/tea-250", timeout=10)
        print(answer.json())
        for name, lines in browsers.items():
            data = next(line for line in lines if line[0] != ":")
            print(f"{name} reads {data}")
    print(f"when they have left: {announcer.announce(None)} listen")
    stuck = announcer.listen()
    print(f"one connects, and does not read on: {next(stuck).strip()}")
    listening = [announcer.announce(n) for n in range(BEHIND + 1)]
    print(f"{listening[-2]} listens, and then {listening[-1]}")
    print(f"its stream goes on: {next(stuck, None) is not None}")


if __name__ == "__main__":
    main()
