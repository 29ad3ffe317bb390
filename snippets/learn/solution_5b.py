"""Chapter 5, second solution: who hears of a failed comparison

rule: exact
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from flask import Flask

from reference_app.jobs.later import run_later

app = Flask(__name__)
comparisons = ThreadPoolExecutor(4, "comparing")
history = {"tea-250": [12]}
answered = Event()


class Printed(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        assert record.exc_info
        print(f"log: {record.getMessage()}, {record.exc_info[1]!r}")


def compare(sku: str, seen: int) -> None:
    assert answered.wait(timeout=10)
    print(f"{history[sku][-1]} became {seen}")


@app.get("/stock/<sku>")
def stock(sku: str) -> dict[str, int]:
    run_later(comparisons, app, compare, sku, 3)
    return {sku: 3}


def main() -> None:
    logging.getLogger().addHandler(Printed())
    answer = app.test_client().get("/stock/mug-01")
    print(f"answer: {answer.status_code} {answer.text.strip()}")
    answered.set()
    comparisons.shutdown()


if __name__ == "__main__":
    main()
