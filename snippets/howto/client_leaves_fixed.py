"""The generator is closed, and tells the thread

rule: exact
"""

import logging
from collections.abc import Iterator
from itertools import count
from queue import Queue
from threading import Event, Thread

import httpx
from flask import Flask, Response
from werkzeug.serving import make_server

app = Flask("shop")
ended = Event()


def export(lines: Queue[str], left: Event) -> None:
    for number in count(1):
        if left.is_set():
            break
        lines.put(f"line {number}\n")
    ended.set()


def read(lines: Queue[str], left: Event) -> Iterator[str]:
    try:
        yield from iter(lines.get, None)
    finally:
        left.set()
        while not lines.empty():  # wakes a `put` that waits
            lines.get()


@app.get("/export")
def stream() -> Response:
    way = (Queue(maxsize=10), Event())
    work = Thread(target=export, args=way, name="export", daemon=True)
    work.start()
    return Response(read(*way), mimetype="text/plain")


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, app)
    web = Thread(target=server.serve_forever, args=(0.05,), name="web")
    web.start()
    url = f"http://127.0.0.1:{server.port}/export"
    with httpx.stream("GET", url, timeout=10) as answer:
        print(next(answer.iter_lines()))
    server.shutdown()
    print(f"the thread has ended: {ended.wait(timeout=10)}")


if __name__ == "__main__":
    main()
