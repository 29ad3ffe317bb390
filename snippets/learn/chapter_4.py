"""The job gets the app, and what it needs of the request as values

rule: times rounded
"""

from concurrent import futures
from functools import partial
from threading import Event
from time import perf_counter

from flask import Flask, current_app, request

from reference_app.contexts.handover import hand_over

app = Flask(__name__)
app.config["DEADLINE"] = 10  # seconds to wait for the database
app.config["HISTORY"] = {"tea-250": [(12, "delivery")]}
reads = futures.ThreadPoolExecutor(4, "database")
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


def compare(sku: str, seen: int, known: int, user: str) -> None:
    network.wait(0.05)
    if seen != known:
        current_app.config["HISTORY"][sku].append((seen, user))


def asking() -> str:
    return request.args.get("user", "guest")


@app.get("/stock/<sku>")
def stock(sku: str) -> dict[str, int]:
    reading = hand_over(reads, app, retrieve, sku)
    seen = third_party(sku)
    known = reading.result(timeout=app.config["DEADLINE"])
    compare(sku, seen, known, asking())
    return {sku: seen}


@app.errorhandler(KeyError)
def unknown(error: KeyError) -> tuple[str, int]:
    return f"{error} is not known", 404


@app.errorhandler(futures.TimeoutError)
def too_late(_: futures.TimeoutError) -> tuple[str, int]:
    return "the database does not answer", 504


def main() -> None:
    for job in (partial(retrieve, "tea-250"), asking):
        error = reads.submit(job).exception(timeout=10)
        print(f"a bare job: {str(error).splitlines()[0]}")
    start = perf_counter()
    browser = app.test_client()
    answer = browser.get("/stock/tea-250?user=alice").json
    print(f"answer: {answer} after {perf_counter() - start:.2f} s")
    print(f"history: {app.config['HISTORY']}")
    print(f"mug-01: {browser.get('/stock/mug-01').text}")
    database_up.clear()
    app.config["DEADLINE"] = 0.05
    late = browser.get("/stock/tea-250")
    print(f"database down: {late.status_code}, {late.text}")
    database_up.set()


if __name__ == "__main__":
    main()
