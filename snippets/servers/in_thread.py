"""A program with a window and a Flask app: the app in a thread

What a request asks of the window goes to the main thread by a queue: a
window's objects belong to the thread that runs its loop.

rule: exact
"""

import logging
from queue import Queue
from threading import current_thread

import httpx
from flask import Flask

from reference_app.serving.in_thread import serve_in_thread

app = Flask("shop")
window: Queue[str] = Queue()


@app.post("/show/<sku>")
def show(sku: str) -> dict[str, str]:
    window.put(sku)
    return {"shown": sku}


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    with serve_in_thread(app) as address:
        answer = httpx.post(f"{address}/show/tea-250", timeout=10)
        print(f"the answer: {answer.json()}")
        sku = window.get(timeout=10)  # here runs the window's loop
        print(f"{current_thread().name} shows {sku}")
    try:
        httpx.post(f"{address}/show/mug-01", timeout=10)
    except httpx.ConnectError:
        print("after the block nobody listens")


if __name__ == "__main__":
    main()
