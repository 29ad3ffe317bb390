"""The filter sits before the queue, in the thread that logs

rule: exact
"""

import logging
import sys
from contextvars import ContextVar
from logging.handlers import QueueHandler, QueueListener
from queue import SimpleQueue
from typing import Any

log = logging.getLogger("shop.orders")
records: SimpleQueue[Any] = SimpleQueue()
request_id: ContextVar[str] = ContextVar("request_id", default="-")


def with_id(record: logging.LogRecord) -> bool:
    record.request_id = request_id.get()
    return True


def main() -> None:
    entrance = QueueHandler(records)
    exit_ = logging.StreamHandler(sys.stdout)
    exit_.setFormatter(
        logging.Formatter("[%(request_id)s] %(message)s")
    )
    entrance.addFilter(with_id)
    log.addHandler(entrance)
    listener = QueueListener(records, exit_)
    listener.start()
    token = request_id.set("r-1")
    log.warning("order for tea-250")
    request_id.reset(token)
    log.warning("no request")
    listener.stop()


if __name__ == "__main__":
    main()
