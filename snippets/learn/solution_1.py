"""Chapter 1, solution: how long each step takes

rule: times rounded
"""

from collections.abc import Callable
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


def timed(step: Callable[..., int], *values: str | int) -> int:
    start = perf_counter()
    result = step(*values)
    print(f"{step.__name__}: {perf_counter() - start:.2f} s")
    return result


@app.get("/stock/<sku>")
def stock(sku: str) -> dict[str, int]:
    seen = timed(third_party, sku)
    known = timed(retrieve, sku)
    timed(compare, sku, seen, known)
    return {sku: seen}


def main() -> None:
    browser = app.test_client()
    print(f"answer: {browser.get('/stock/tea-250').json}")


if __name__ == "__main__":
    main()
