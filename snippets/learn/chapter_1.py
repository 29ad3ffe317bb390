"""A view that does one thing after another

It asks a third party, reads a database and compares. The three waits
stand for the network.

rule: times rounded
"""

from threading import Event
from time import perf_counter

from flask import Flask

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
    seen = third_party(sku)
    known = retrieve(sku)
    compare(sku, seen, known)
    return {sku: seen}


def main() -> None:
    start = perf_counter()
    browser = app.test_client()
    answer = browser.get("/stock/tea-250").json
    print(f"answer: {answer} after {perf_counter() - start:.2f} s")
    print(f"history: {history}")


if __name__ == "__main__":
    main()
