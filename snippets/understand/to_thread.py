"""What each way out of an async view takes along

rule: exact
needs: asgiref
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

from flask import Flask, has_request_context

from reference_app.event_loop.in_thread import start_loop

app = Flask("shop")
pool = ThreadPoolExecutor(1, "job")
other = start_loop()
tenant: ContextVar[str] = ContextVar("tenant", default="nobody")


def seen() -> str:
    return f"request: {has_request_context()}, {tenant.get()}"


async def seen_there() -> str:
    return seen()


@app.get("/")
async def view() -> list[str]:
    tenant.set("acme")
    run = asyncio.get_running_loop().run_in_executor
    there = asyncio.run_coroutine_threadsafe(seen_there(), other)
    ways = {
        "create_task": await asyncio.create_task(seen_there()),
        "to_thread": await asyncio.to_thread(seen),
        "run_in_executor": await run(pool, seen),
        "same, copy": await run(pool, copy_context().run, seen),
        "another loop": await asyncio.wrap_future(there),
    }
    return [f"{way:<16}{found}" for way, found in ways.items()]


def main() -> None:
    # One that starts in the view may inherit: thread_inherit_context.
    pool.submit(int).result(timeout=10)
    print("\n".join(app.test_client().get("/").get_json()))


if __name__ == "__main__":
    main()
