"""The loop logs a failure and goes on

rule: exact
"""

import logging
import sys
from threading import Event, Thread

from flask import Flask

app = Flask("shop")
stop, asked_again = Event(), Event()
shown = {"price": 350}


def ask_supplier(attempt: int) -> int:
    if attempt == 1:
        raise ConnectionError("the supplier is down")
    asked_again.set()
    return 390


def load_again() -> None:
    attempt = 0
    while not stop.wait(0.01):
        attempt += 1
        try:
            shown["price"] = ask_supplier(attempt)
        except Exception as error:
            app.logger.error("prices: %s", error)


@app.get("/price")
def price() -> str:
    return f"{shown['price']} cents"


def main() -> None:
    form = "%(levelname)s: %(message)s"
    logging.basicConfig(stream=sys.stdout, format=form)
    thread = Thread(target=load_again, name="prices")
    thread.start()
    asked = asked_again.wait(timeout=1)
    print(f"asked again: {asked}")
    print(f"the thread runs: {thread.is_alive()}")
    stop.set()
    thread.join(timeout=10)
    print(f"it has ended: {not thread.is_alive()}")
    print(app.test_client().get("/price").text)


if __name__ == "__main__":
    main()
