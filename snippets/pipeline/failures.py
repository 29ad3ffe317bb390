"""Every failure goes to somebody: to the user, or to the log

What the third party does not answer ends the request, with a status
that says how. Behind the answer no user waits: that goes to the log.

rule: exact
"""

import logging
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import Context
from functools import partial
from threading import Event

from flask import Flask

app = Flask(__name__)
reads = ThreadPoolExecutor(1, "database")
comparisons = ThreadPoolExecutor(1, "comparing")
answered = Event()


def third_party(sku: str) -> int:
    if sku == "jar-02":
        raise TimeoutError("no answer in 2 s")
    return 11


def retrieve(sku: str) -> int:
    assert answered.wait(timeout=10)
    if sku == "mug-01":
        raise ConnectionError("the database is down")
    return 12


def compare(sku: str, seen: int, reading: Future[int]) -> None:
    print(f"{sku}: {reading.result(timeout=10)} became {seen}")


def log_error(sku: str, comparing: Future[None]) -> None:
    if error := comparing.exception():
        logging.error("%s not compared: %s", sku, error)


@app.errorhandler(TimeoutError)
def too_slow(error: TimeoutError) -> tuple[str, int]:
    return str(error), 504


@app.get("/stock/<sku>")
def stock(sku: str) -> str:
    reading = reads.submit(Context().run, retrieve, sku)
    try:
        seen = third_party(sku)
    except Exception:
        reading.cancel()
        raise
    job = comparisons.submit(Context().run, compare, sku, seen, reading)
    job.add_done_callback(partial(log_error, sku))
    return str(seen)


def main() -> None:
    logging.basicConfig(stream=sys.stdout, format="log: %(message)s")
    for sku in ["tea-250", "jar-02", "mug-01"]:
        got = app.test_client().get(f"/stock/{sku}")
        print(f"{sku}: {got.status_code} {got.text}")
    answered.set()
    comparisons.shutdown()  # waits for what is pending


if __name__ == "__main__":
    main()
