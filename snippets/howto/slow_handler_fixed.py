"""The request puts the record into a queue, a listener sends it

rule: exact
"""

import logging
from concurrent.futures import ThreadPoolExecutor, wait
from logging.handlers import QueueHandler, QueueListener
from queue import SimpleQueue
from threading import Event
from typing import Any

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
    records: SimpleQueue[Any] = SimpleQueue()
    log.addHandler(QueueHandler(records))
    listener = QueueListener(records, Remote())
    listener.start()
    with ThreadPoolExecutor(1, "server") as server:
        answer = server.submit(app.test_client().post, "/orders")
        answered = bool(wait([answer], timeout=1).done)
        print(f"answered while the network is slow: {answered}")
    network.set()
    listener.stop()
    print(f"sent in the end: {sent}")


if __name__ == "__main__":
    main()
