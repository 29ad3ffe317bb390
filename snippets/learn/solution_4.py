"""Chapter 4, solution: what closes, and in which thread

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import current_thread

from flask import Flask, current_app

from reference_app.contexts.handover import hand_over

app = Flask(__name__)
app.config["HISTORY"] = {"tea-250": [(12, "delivery")]}
reads = ThreadPoolExecutor(4, "database")


@app.teardown_appcontext
def close(_: BaseException | None) -> None:
    print(f"closed in {current_thread().name}")


def retrieve(sku: str) -> int:
    quantity, _ = current_app.config["HISTORY"][sku][-1]
    return quantity


@app.get("/known/<sku>")
def known(sku: str) -> dict[str, int]:
    reading = hand_over(reads, app, retrieve, sku)
    return {sku: reading.result(timeout=10)}


def main() -> None:
    print(f"answer: {app.test_client().get('/known/tea-250').json}")


if __name__ == "__main__":
    main()
