"""Chapter 2, solution: as many threads as skus, results in order

The first read ends last, and its result is still the first.

rule: exact
"""

from functools import partial
from threading import Event

from flask import Flask

from reference_app.start.one import start_job

app = Flask(__name__)
history = {"tea-250": [12], "mug-01": [3]}  # in our database
mugs_are_read = Event()


def retrieve(sku: str) -> int:
    if sku == "tea-250":
        assert mugs_are_read.wait(timeout=10)
    mugs_are_read.set()
    return history[sku][-1]


@app.get("/known/<skus>")
def known(skus: str) -> list[int]:
    readings = [
        start_job(partial(retrieve, sku), name=f"read {sku}")
        for sku in skus.split(",")
    ]
    return [reading.result() for reading in readings]


def main() -> None:
    browser = app.test_client()
    print(browser.get("/known/tea-250,mug-01").json)


if __name__ == "__main__":
    main()
