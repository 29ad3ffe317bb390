"""The log lines of the pool have lost the request's id

rule: exact
"""

import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

from flask import Flask, request

app = Flask("shop")
pool = ThreadPoolExecutor(1, "count")
log = logging.getLogger("shop.stock")
request_id: ContextVar[str] = ContextVar("request_id", default="-")


def with_id(record: logging.LogRecord) -> bool:
    record.request_id = request_id.get()
    return True


def count(sku: str) -> str:
    log.info("counting %s", sku)
    return "12 pieces"


@app.get("/count/<sku>")
def count_view(sku: str) -> str:
    token = request_id.set(request.headers["X-Request-ID"])
    try:
        job = pool.submit(count, sku)
        return job.result(timeout=10)
    finally:
        log.info("answered %s", sku)
        request_id.reset(token)


def main() -> None:
    line = "[%(request_id)s] %(threadName)s: %(message)s"
    logging.basicConfig(stream=sys.stdout, format=line, level="INFO")
    logging.root.handlers[0].addFilter(with_id)
    for number, sku in (("r-1", "tea-250"), ("r-2", "mug-01")):
        headers = {"X-Request-ID": number}
        app.test_client().get(f"/count/{sku}", headers=headers)
    log.info("no request")


if __name__ == "__main__":
    main()
