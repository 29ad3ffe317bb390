"""The view reads the body, and the thread gets what was in it

rule: exact
"""

import logging
from queue import Queue
from threading import Event, Thread

import httpx
from flask import Flask, request
from werkzeug.serving import make_server

app = Flask("shop")
connection_is_closed = Event()
written: Queue[str] = Queue()


def write(ordered: dict[str, int]) -> None:
    late = connection_is_closed.wait(10)
    written.put(f"order: {ordered}, late: {late}")


@app.post("/orders")
def order() -> str:
    ordered = request.get_json()
    Thread(target=write, args=[ordered], name="write").start()
    return "accepted"


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, app)
    serve, often = server.serve_forever, 0.05  # seconds
    Thread(target=serve, args=[often], name="web").start()
    url = f"http://127.0.0.1:{server.port}/orders"
    print(httpx.post(url, json={"tea": 2}, timeout=10).text)
    server.shutdown()
    connection_is_closed.set()
    print(written.get(timeout=10))


if __name__ == "__main__":
    main()
