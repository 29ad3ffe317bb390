"""Chapter 3, solution: one deadline for the whole request

rule: times rounded
"""

from concurrent import futures
from threading import Event
from time import monotonic, perf_counter

from flask import Flask

app = Flask(__name__)
app.config["DEADLINE"] = 10  # seconds for the whole request
reads = futures.ThreadPoolExecutor(4, "database")
shelf = {"tea-250": 11, "mug-01": 3}  # at the third party
history = {"tea-250": [12]}  # in our database
network = Event()  # nobody sets it: waiting for it takes its time
database_up = Event()
database_up.set()


def third_party(sku: str) -> int:
    network.wait(0.1)
    return shelf[sku]


def retrieve(sku: str) -> int:
    assert database_up.wait(timeout=10)
    network.wait(0.1)
    return history[sku][-1]


def compare(sku: str, seen: int, known: int) -> None:
    network.wait(0.05)
    if seen != known:
        history[sku].append(seen)


@app.get("/stock/<sku>")
def stock(sku: str) -> dict[str, int]:
    ends = monotonic() + app.config["DEADLINE"]
    reading = reads.submit(retrieve, sku)
    seen = third_party(sku)
    known = reading.result(timeout=ends - monotonic())
    compare(sku, seen, known)
    return {sku: seen}


@app.errorhandler(KeyError)
def unknown(error: KeyError) -> tuple[str, int]:
    return f"{error} is not known", 404


@app.errorhandler(futures.TimeoutError)
def too_late(_: futures.TimeoutError) -> tuple[str, int]:
    return "the database does not answer", 504


def main() -> None:
    start = perf_counter()
    browser = app.test_client()
    answer = browser.get("/stock/tea-250").json
    print(f"answer: {answer} after {perf_counter() - start:.2f} s")
    print(f"history: {history}")
    print(f"mug-01: {browser.get('/stock/mug-01').text}")
    database_up.clear()
    app.config["DEADLINE"] = 0.15
    start = perf_counter()
    late = browser.get("/stock/tea-250")
    print(f"database down: {late.status_code}, {late.text}")
    print(f"after {perf_counter() - start:.2f} s")
    database_up.set()


if __name__ == "__main__":
    main()
