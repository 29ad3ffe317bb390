"""The second request meets a connection of the first one's loop

The client keeps the connection for its next call. `asyncio.run` has
closed the loop that the connection belongs to.

rule: exact
stderr: RuntimeError: Event loop is closed
"""

import asyncio
import warnings
from threading import Thread

import httpx
from flask import Flask
from waitress import create_server

app, supplier = Flask("shop"), Flask("supplier")
client = httpx.AsyncClient(timeout=10)  # one for all requests


@supplier.get("/stock/<sku>")
def count(sku: str) -> str:
    return f"{sku}: 12"


@app.get("/stock/<sku>")
def stock(sku: str) -> str:
    return asyncio.run(client.get(f"/stock/{sku}")).text


def main() -> None:
    # That the connection stays open is another fault of this program.
    warnings.simplefilter("ignore", ResourceWarning)
    server = create_server(supplier, host="127.0.0.1", port=0)
    Thread(target=server.run, name="supplier", daemon=True).start()
    client.base_url = f"http://127.0.0.1:{server.effective_port}"
    for sku in ("tea-250", "mug-01"):
        print(app.test_client().get(f"/stock/{sku}").status)


if __name__ == "__main__":
    main()
