"""One thread loads the prices again, views read what it loaded

Each process starts its own with the first request: a thread does not
survive a fork.

rule: exact
"""

import logging
import sys
from collections.abc import Iterator
from contextvars import Context
from threading import Event, Thread, active_count

from flask import Flask, current_app

from reference_app.per_process import PerProcess

app = Flask("shop")
first_seen, loaded_again = Event(), Event()


def supplier_says() -> Iterator[str]:
    yield "350"
    first_seen.wait(timeout=10)
    yield "the supplier is down"
    while True:
        yield "390"


app.config["SUPPLIER"] = supplier_says()


def load_prices() -> dict[str, int]:
    """Ask the supplier, whom the app's settings name."""
    supplier: Iterator[str] = current_app.config["SUPPLIER"]
    return {"tea-250": int(next(supplier))}


class KeptPrices:
    """Loads the prices now, and every few seconds from then on."""

    def __init__(self, seconds: float = 0.01) -> None:
        self.prices = load_prices()
        self._seconds = seconds
        self._stop = Event()
        # In an empty context: nothing of the request that starts it.
        self._thread = Thread(
            target=Context().run,
            args=(self._load_again,),
            name="prices",
            daemon=True,  # `close` waits for it
        )
        self._thread.start()

    def _load_again(self) -> None:
        while not self._stop.wait(self._seconds):
            try:
                with app.app_context():
                    self.prices = load_prices()
                loaded_again.set()
            except Exception as error:
                app.logger.error("prices stay as they are: %s", error)

    def close(self) -> None:
        self._stop.set()
        self._thread.join(timeout=10)


kept = PerProcess(KeptPrices)


@app.get("/price/<sku>")
def price(sku: str) -> str:
    return f"{sku}: {kept.get().prices[sku]} cents"


def main() -> None:
    form = "%(levelname)s: %(message)s"
    logging.basicConfig(stream=sys.stdout, format=form)
    client = app.test_client()
    print(f"first: {client.get('/price/tea-250').text}")
    first_seen.set()
    assert loaded_again.wait(timeout=10)
    print(f"later: {client.get('/price/tea-250').text}")
    kept.close()
    print(f"threads that are left: {active_count()}")


if __name__ == "__main__":
    main()
