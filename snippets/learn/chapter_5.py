"""The answer goes first, and the comparison comes after it

rule: times rounded
"""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from time import perf_counter
from typing import Any

from flask import Flask, current_app, request

from reference_app.contexts.handover import hand_over
from reference_app.jobs.later import run_later

app = Flask(__name__)
app.config["DEADLINE"] = 10  # seconds to wait for the database
app.config["HISTORY"] = {"tea-250": [(12, "delivery")]}
reads = ThreadPoolExecutor(4, "database")
comparisons = ThreadPoolExecutor(4, "comparing")
shelf = {"tea-250": 11, "mug-01": 3}  # at the third party
network = Event()  # nobody sets it: waiting for it takes its time
database_up = Event()
database_up.set()


def third_party(sku: str) -> int:
    network.wait(0.1)
    return shelf[sku]


def retrieve(sku: str) -> int:
    assert database_up.wait(timeout=10)
    network.wait(0.1)
    quantity, _ = current_app.config["HISTORY"][sku][-1]
    return quantity


def compare(
    sku: str, seen: int, reading: Future[int], user: str
) -> None:
    known = reading.result(timeout=current_app.config["DEADLINE"])
    network.wait(0.05)
    if seen != known:
        current_app.config["HISTORY"][sku].append((seen, user))


def asking() -> str:
    return request.args.get("user", "guest")


@app.get("/stock/<sku>")
def stock(sku: str) -> dict[str, int]:
    reading = hand_over(reads, app, retrieve, sku)
    seen = third_party(sku)
    values = (sku, seen, reading, asking())
    run_later(comparisons, app, compare, *values)
    return {sku: seen}


@app.get("/stock/<sku>/history")
def stock_history(sku: str) -> list[Any]:
    return current_app.config["HISTORY"][sku]


@app.errorhandler(KeyError)
def unknown(error: KeyError) -> tuple[str, int]:
    return f"{error} is not known", 404


def main() -> None:
    database_up.clear()
    start = perf_counter()
    browser = app.test_client()
    answer = browser.get("/stock/tea-250?user=alice").json
    print(f"answer: {answer} after {perf_counter() - start:.2f} s")
    print(f"history: {browser.get('/stock/tea-250/history').json}")
    print(f"pot-07: {browser.get('/stock/pot-07').text}")
    database_up.set()
    comparisons.shutdown()  # waits for what is pending
    print(f"history: {browser.get('/stock/tea-250/history').json}")


if __name__ == "__main__":
    main()
