"""Each call of a view runs a loop of its own

rule: exact
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from flask import Flask

app = Flask("shop")
first_is_in, second_answered = Event(), Event()


async def fetch(sku: str) -> str:
    if not first_is_in.is_set():
        first_is_in.set()
        while not second_answered.is_set():
            await asyncio.sleep(0.01)  # here it asks the supplier
    return f"{sku}: 12"


@app.get("/stock/<sku>")
def stock(sku: str) -> str:
    coroutine = fetch(sku)
    try:
        return asyncio.run(coroutine)
    except RuntimeError as error:
        coroutine.close()
        return f"RuntimeError: {error}"


def ask(sku: str) -> str:
    return app.test_client().get(f"/stock/{sku}").text


def main() -> None:
    with ThreadPoolExecutor(2, "web") as web:
        first = web.submit(ask, "tea-250")
        assert first_is_in.wait(timeout=10)
        print(web.submit(ask, "mug-01").result(timeout=10))
        second_answered.set()
        print(first.result(timeout=10))


if __name__ == "__main__":
    main()
