"""Twenty calls to the supplier in an async view, five at a time

The supplier answers no page before five have been asked for.

rule: exact
needs: asgiref
"""

import logging
from threading import Barrier, Thread

import httpx
from flask import Flask, request
from werkzeug.serving import make_server

from reference_app.event_loop.gathering import gather_limited

app, supplier = Flask("shop"), Flask("supplier")
five_asked = Barrier(5)
under_way: list[int] = []
most: list[int] = []


@supplier.get("/stock")
def page_of_stock() -> dict[str, int]:
    five_asked.wait(timeout=20)
    return {"page": int(request.args["page"])}


@app.get("/api/inventory")
async def inventory() -> list[int]:
    base = app.config["SUPPLIER_URL"]
    async with httpx.AsyncClient(base_url=base, timeout=30) as client:

        async def fetch_page(page: int) -> int:
            under_way.append(page)
            most.append(len(under_way))
            answer = await client.get(f"/stock?page={page}")
            under_way.remove(page)
            return answer.raise_for_status().json()["page"]

        return await gather_limited(fetch_page, range(1, 21), 5, 40)


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, supplier, threaded=True)
    web = Thread(target=server.serve_forever, args=(0.02,), name="web")
    web.start()
    app.config["SUPPLIER_URL"] = f"http://127.0.0.1:{server.port}"
    print(app.test_client().get("/api/inventory").get_json())
    server.shutdown()
    print(f"calls under way: {max(most)} at most")


if __name__ == "__main__":
    main()
