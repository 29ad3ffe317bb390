"""A server without a reloader, in a thread, and stopped

rule: exact
"""

import logging
from threading import Thread

import httpx
from flask import Flask
from werkzeug.serving import make_server

app = Flask("shop")


@app.get("/stock")
def stock() -> dict[str, int]:
    return {"tea": 12}


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, app, threaded=True)
    web = Thread(target=server.serve_forever, args=(0.05,), name="web")
    web.start()
    print(f"the server runs: {web.is_alive()}")
    url = f"http://127.0.0.1:{server.port}/stock"
    print(httpx.get(url, timeout=10).json())
    server.shutdown()


if __name__ == "__main__":
    main()
