"""A client gives up, and the view does not hear of it

rule: exact
"""

import logging
from threading import Event

import httpx
from flask import Flask

from reference_app.serving.in_thread import serve_in_thread

app = Flask("shop")
gave_up, ended = Event(), Event()


@app.get("/report")
def report() -> str:
    print(f"the view goes on: {gave_up.wait(timeout=10)}")
    ended.set()
    return "a report for nobody"


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    patience = httpx.Timeout(10, read=0.2)  # seconds
    with serve_in_thread(app) as address:
        try:
            httpx.get(f"{address}/report", timeout=patience)
        except httpx.ReadTimeout:
            print("the client has closed the connection")
        gave_up.set()
        print(f"the view has ended: {ended.wait(timeout=10)}")


if __name__ == "__main__":
    main()
