"""A formatter reads the request, and a job's log line is lost

`logging` prints what went wrong on stderr and drops the line.

rule: exact
stderr: Arguments: ()
"""

import logging
import sys
from concurrent.futures import ThreadPoolExecutor

from flask import Flask, request

app = Flask("shop")
log = logging.getLogger("shop.stock")
log.setLevel(logging.INFO)


class WithPath(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return f"[{request.path}] {super().format(record)}"


@app.get("/count")
def count_view() -> str:
    log.info("counted in a view")
    return "12 pieces"


def count() -> str:
    log.info("counted on schedule")
    return "12 pieces"


def main() -> None:
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(WithPath())
    log.addHandler(handler)
    print(app.test_client().get("/count").text)
    with ThreadPoolExecutor(1, "schedule") as pool:
        print(pool.submit(count).result(timeout=10))


if __name__ == "__main__":
    main()
