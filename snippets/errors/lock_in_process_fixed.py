"""A process is given the values, and the lock stays here

rule: exact
"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from queue import Queue

from flask import Flask

app = Flask("shop")
app.testing = True  # what a view raises goes on to the test


class Stock:
    def __init__(self, counts: dict[str, int]) -> None:
        self.counts = counts
        self.changes: Queue[str] = Queue()  # has a lock in it


stock = Stock({"mug-01": 12, "tea-250": 30})


def forecast(counts: dict[str, int]) -> int:
    """Stands for a computation that takes long."""
    return 7 * sum(counts.values())


@app.get("/forecast")
def ask() -> str:
    pool = app.extensions["pool"]
    return str(pool.submit(forecast, stock.counts).result(timeout=30))


def main() -> None:
    print(f"here: {forecast(stock.counts)}")
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        app.extensions["pool"] = pool
        answer = app.test_client().get("/forecast").text
        print(f"in a process: {answer}")


if __name__ == "__main__":
    main()
