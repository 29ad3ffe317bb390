"""A loop that stays runs what shall go on after the answer

rule: exact
needs: asgiref
"""

import asyncio

from flask import Flask

from reference_app.event_loop.in_thread import start_loop

app = Flask("shop")
booked: list[str] = []
loop = start_loop()


async def book(sku: str) -> None:
    await asyncio.sleep(0.2)  # here it would ask the supplier
    booked.append(sku)


@app.post("/book/<sku>")
async def view(sku: str) -> str:
    job = asyncio.run_coroutine_threadsafe(book(sku), loop)
    app.config["JOB"] = job
    return "accepted"


def main() -> None:
    print(app.test_client().post("/book/tea-250").text)
    app.config["JOB"].result(timeout=10)
    print(f"cancelled: {app.config['JOB'].cancelled()}")
    print(f"booked: {booked}")


if __name__ == "__main__":
    main()
