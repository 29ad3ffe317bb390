"""A view asks the server that it runs on, and both wait

rule: exact
"""

import logging
from threading import Thread

import httpx
from flask import Flask, request
from werkzeug.serving import make_server

app = Flask("shop")
server = make_server("127.0.0.1", 0, app)  # one thread for all


@app.get("/stock")
def stock() -> str:
    return "12 teas"


@app.get("/page")
def page() -> str:
    url = f"{request.host_url}stock"
    try:
        return f"{httpx.get(url, timeout=0.5).text} in stock"
    except httpx.ReadTimeout:
        return "no answer from /stock"


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
