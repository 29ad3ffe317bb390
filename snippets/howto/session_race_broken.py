"""Two requests with one session cookie: the later answer wins

rule: exact
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from secrets import token_hex
from threading import Barrier, Thread

import httpx
from flask import Flask, session
from werkzeug.serving import make_server

app = Flask("shop")
app.secret_key = token_hex()
both_under_way = Barrier(2)


@app.post("/cart/<sku>")
def add(sku: str) -> str:
    assert both_under_way.wait(timeout=10) < 2
    session["cart"] = [*session["cart"], sku]
    return "added"


@app.get("/cart")
def show() -> list[str]:
    return session.setdefault("cart", [])


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, app, threaded=True)
    serve, often = server.serve_forever, 0.05  # seconds
    Thread(target=serve, args=(often,), name="web").start()
    address = f"http://127.0.0.1:{server.port}"
    with server, httpx.Client(base_url=address, timeout=15) as browser:
        browser.get("/cart")
        with ThreadPoolExecutor(2, "tab") as tabs:
            paths = ["/cart/mug-01", "/cart/tea-250"]
            list(tabs.map(browser.post, paths))
        cart = browser.get("/cart").json()
        print(f"2 added, in the cart: {len(cart)}")
        server.shutdown()


if __name__ == "__main__":
    main()
