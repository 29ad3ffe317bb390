"""A view asks for the event loop of its thread, which has none

rule: exact
stderr: RuntimeError: There is no current event loop in thread
  'Thread-1 (process_request_thread)'.
"""

import asyncio
import logging
from threading import Thread

import httpx
from flask import Flask
from werkzeug.serving import make_server

from reference_app.isolation.one_worker import serve

app = Flask("shop")


async def fetch(sku: str) -> str:
    await asyncio.sleep(0)  # here it would ask the supplier
    return f"{sku}: 12"


@app.get("/stock/<sku>")
def stock(sku: str) -> str:
    return asyncio.get_event_loop().run_until_complete(fetch(sku))


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=serve, args=(server, 1), name="web").start()
    url = f"http://127.0.0.1:{server.port}/stock/tea-250"
    answer = httpx.get(url, timeout=10)
    print(answer.text if answer.is_success else answer.status_code)


if __name__ == "__main__":
    main()
