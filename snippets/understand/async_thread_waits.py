"""A server with one thread: it waits for an async view, as for any

rule: exact
needs: asgiref
"""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

from flask import Flask
from werkzeug.serving import make_server

from reference_app.isolation.one_worker import ask, serve

app = Flask("shop")
first_began, second_began = Event(), Event()


@app.get("/first")
async def first() -> str:
    first_began.set()
    return str(await asyncio.to_thread(second_began.wait, 0.3))


@app.get("/second")
async def second() -> str:
    second_began.set()
    return "answered"


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, app, threaded=False)
    Thread(target=serve, args=(server, 2), name="worker").start()
    with ThreadPoolExecutor(2, "visitor") as visitors:
        one = visitors.submit(ask, server, "/first")
        print(f"the first awaits: {first_began.wait(timeout=10)}")
        visitors.submit(ask, server, "/second")
        print(f"the second began meanwhile: {one.result(timeout=10)}")


if __name__ == "__main__":
    main()
