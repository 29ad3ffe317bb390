"""A log handler waits for the network, and the request waits for it

The handler's network is a gate that opens when the client gives up.

rule: exact
"""

import logging
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event

from flask import Flask

app = Flask("shop")
log = logging.getLogger("shop.orders")
network = Event()
sent: list[str] = []


class Remote(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        if network.wait(timeout=10):
            sent.append(record.getMessage())


@app.post("/orders")
def order() -> str:
    log.warning("order for tea-250")
    return "ordered"


def main() -> None:
    log.addHandler(Remote())
    with ThreadPoolExecutor(1, "server") as server:
        answer = server.submit(app.test_client().post, "/orders")
        answered = bool(wait([answer], timeout=1).done)
        print(f"answered while the network is slow: {answered}")
        network.set()
    print(f"sent in the end: {sent}")


if __name__ == "__main__":
    main()
