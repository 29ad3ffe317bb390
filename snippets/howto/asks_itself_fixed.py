"""Both views call one function, and no request waits for another

rule: exact
"""

import logging
from threading import Thread

import httpx
from flask import Flask
from werkzeug.serving import make_server

app = Flask("shop")
server = make_server("127.0.0.1", 0, app)  # one thread for all


def in_stock() -> str:
    return "12 teas"


@app.get("/stock")
def stock() -> str:
    return in_stock()


@app.get("/page")
def page() -> str:
    return f"{in_stock()} in stock"


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    web = Thread(target=server.serve_forever, args=(0.05,), name="web")
    web.start()
    for route in ("stock", "page"):
        url = f"http://127.0.0.1:{server.port}/{route}"
        print(f"/{route}: {httpx.get(url, timeout=10).text}")
    server.shutdown()


if __name__ == "__main__":
    main()
