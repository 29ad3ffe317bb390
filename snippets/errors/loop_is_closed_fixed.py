"""One loop, in one thread, has the client and its connections

rule: exact
"""

from threading import Thread

import httpx
from flask import Flask
from waitress import create_server

from reference_app.event_loop.in_thread import run_in, start_loop

app, supplier = Flask("shop"), Flask("supplier")
client = httpx.AsyncClient(timeout=10)  # one for all requests
loop = start_loop()


@supplier.get("/stock/<sku>")
def count(sku: str) -> str:
    return f"{sku}: 12"


@app.get("/stock/<sku>")
def stock(sku: str) -> str:
    return run_in(loop, client.get(f"/stock/{sku}"), timeout=10).text


def main() -> None:
    server = create_server(supplier, host="127.0.0.1", port=0)
    Thread(target=server.run, name="supplier", daemon=True).start()
    client.base_url = f"http://127.0.0.1:{server.effective_port}"
    for sku in ("tea-250", "mug-01"):
        print(app.test_client().get(f"/stock/{sku}").status)
    run_in(loop, client.aclose(), timeout=10)


if __name__ == "__main__":
    main()
