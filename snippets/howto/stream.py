"""Send each line when it is made, and not all at the end

rule: exact
"""

import logging
from threading import Event, current_thread

import httpx
from flask import Flask, Response

from reference_app.jobs.streaming import Put, stream_from
from reference_app.serving.in_thread import serve_in_thread

app = Flask("shop")
line_1_read = Event()


def export(put: Put) -> None:
    name = current_thread().name
    put(f"line 1, by the thread {name}\n")
    read = line_1_read.wait(timeout=10)
    put(f"line 2; has line 1 been read? {read}\n")


@app.get("/export")
def stream() -> Response:
    lines = stream_from(export, name="export")
    return Response(lines, mimetype="text/plain")


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    with (
        serve_in_thread(app) as address,
        httpx.stream("GET", f"{address}/export", timeout=20) as answer,
    ):
        for line in answer.iter_lines():
            print(line)
            line_1_read.set()


if __name__ == "__main__":
    main()
