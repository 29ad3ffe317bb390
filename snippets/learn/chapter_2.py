"""The database is read in a thread, and its Future has the outcome

A Future is a box for a result or an exception. The thread fills it;
`result` waits for it, and returns the one or raises the other.

rule: times rounded
"""

from concurrent.futures import Future
from functools import partial
from threading import Event, Thread
from time import perf_counter

from flask import Flask

from reference_app.start.one import deliver

app = Flask(__name__)
shelf = {"tea-250": 11, "mug-01": 3}  # at the third party
history = {"tea-250": [12]}  # in our database
network = Event()  # nobody sets it: waiting for it takes its time


def third_party(sku: str) -> int:
    network.wait(0.1)
    return shelf[sku]


def retrieve(sku: str) -> int:
    network.wait(0.1)
    return history[sku][-1]


def compare(sku: str, seen: int, known: int) -> None:
    network.wait(0.05)
    if seen != known:
        history[sku].append(seen)


@app.get("/stock/<sku>")
def stock(sku: str) -> dict[str, int]:
    reading: Future[int] = Future()
    work = (partial(retrieve, sku), reading)
    Thread(target=deliver, args=work, name="database").start()
    seen = third_party(sku)
    known = reading.result()
    compare(sku, seen, known)
    return {sku: seen}


@app.errorhandler(KeyError)
def unknown(error: KeyError) -> tuple[str, int]:
    return f"{error} is not known", 404


def main() -> None:
    start = perf_counter()
    browser = app.test_client()
    answer = browser.get("/stock/tea-250").json
    print(f"answer: {answer} after {perf_counter() - start:.2f} s")
    print(f"history: {history}")
    print(f"mug-01: {browser.get('/stock/mug-01').text}")


if __name__ == "__main__":
    main()
