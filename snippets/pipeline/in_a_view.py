"""A Flask view that answers early, and a page that shows the history

The pools belong to the app, not to a request. The jobs get plain
values: neither `request` nor `g` exists after the answer. An empty
context keeps this request's out of the pool, on every build.

rule: exact
"""

from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import Context
from threading import Event

from flask import Flask

app = Flask(__name__)
reads = ThreadPoolExecutor(2, "database")
comparisons = ThreadPoolExecutor(2, "comparing")
shelf = {"tea-250": 11}  # at the third party
history = {"tea-250": [12]}  # in our database
answered = Event()


def retrieve(sku: str) -> int:
    assert answered.wait(timeout=10)
    return history[sku][-1]


def compare(sku: str, seen: int, reading: Future[int]) -> None:
    if seen != reading.result(timeout=10):
        history[sku].append(seen)


@app.get("/stock/<sku>")
def stock(sku: str) -> dict[str, int]:
    reading = reads.submit(Context().run, retrieve, sku)
    seen = shelf[sku]
    comparisons.submit(Context().run, compare, sku, seen, reading)
    return {sku: seen}


@app.get("/stock/<sku>/history")
def stock_history(sku: str) -> list[int]:
    return history[sku]


def main() -> None:
    browser = app.test_client()
    print(f"answer: {browser.get('/stock/tea-250').json}")
    print(f"before: {browser.get('/stock/tea-250/history').json}")
    answered.set()
    comparisons.shutdown()  # waits for what is pending
    print(f"after: {browser.get('/stock/tea-250/history').json}")


if __name__ == "__main__":
    main()
