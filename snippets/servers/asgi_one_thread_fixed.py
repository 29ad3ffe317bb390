"""A context of its own gives each request a thread of its own

rule: exact
needs: asgiref
"""

import asyncio
from threading import Barrier, BrokenBarrierError
from typing import Any

import httpx
from asgiref.sync import ThreadSensitiveContext
from asgiref.wsgi import WsgiToAsgi
from flask import Flask

PATIENCE = 10  # seconds

app = Flask("shop")
together = Barrier(2)


@app.get("/stock")
def stock() -> str:
    try:
        place = together.wait(PATIENCE)
    except BrokenBarrierError:
        return "alone"
    return f"together, number {place + 1}"


one_thread = WsgiToAsgi(app)


async def asgi(scope: Any, receive: Any, send: Any) -> None:
    async with ThreadSensitiveContext():
        await one_thread(scope, receive, send)


async def main() -> None:
    server = httpx.ASGITransport(app=asgi)
    async with httpx.AsyncClient(transport=server) as client:
        url = "http://shop.test/stock"
        answers = await asyncio.gather(client.get(url), client.get(url))
    print("\n".join(sorted(answer.text for answer in answers)))


if __name__ == "__main__":
    asyncio.run(main())
