"""`WsgiToAsgi` gives all requests one thread: they never meet

rule: exact
needs: asgiref
"""

import asyncio
from threading import Barrier, BrokenBarrierError

import httpx
from asgiref.wsgi import WsgiToAsgi
from flask import Flask

PATIENCE = 0.3  # seconds

app = Flask("shop")
together = Barrier(2)


@app.get("/stock")
def stock() -> str:
    try:
        place = together.wait(PATIENCE)
    except BrokenBarrierError:
        return "alone"
    return f"together, number {place + 1}"


asgi = WsgiToAsgi(app)


async def main() -> None:
    server = httpx.ASGITransport(app=asgi)
    async with httpx.AsyncClient(transport=server) as client:
        url = "http://shop.test/stock"
        answers = await asyncio.gather(client.get(url), client.get(url))
    print("\n".join(sorted(answer.text for answer in answers)))


if __name__ == "__main__":
    asyncio.run(main())
