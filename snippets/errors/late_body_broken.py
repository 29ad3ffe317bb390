"""A thread reads the request's body when the answer has left

The one thread that serves closes the connection after the answer, and
`shutdown` waits for it. So the body is read after that, every time.

rule: exact
"""

import logging
from queue import Queue
from threading import Event, Thread
from traceback import format_exception_only

import httpx
from flask import Flask, copy_current_request_context, request
from werkzeug.exceptions import ClientDisconnected
from werkzeug.serving import make_server

app = Flask("shop")
connection_is_closed = Event()
written: Queue[str] = Queue()


@app.post("/orders")
def order() -> str:
    @copy_current_request_context
    def write() -> None:
        late = connection_is_closed.wait(10)
        try:
            written.put(f"order: {request.get_json()}, late: {late}")
        except ClientDisconnected as error:
            written.put("".join(format_exception_only(error)).strip())

    Thread(target=write, name="write").start()
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
