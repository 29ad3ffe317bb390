"""A task that outlives its view is cancelled with the view's loop

rule: exact
needs: asgiref
"""

import asyncio

from flask import Flask

app = Flask("shop")
booked: list[str] = []


async def book(sku: str) -> None:
    await asyncio.sleep(0.2)  # here it would ask the supplier
    booked.append(sku)


@app.post("/book/<sku>")
async def view(sku: str) -> str:
    app.config["JOB"] = asyncio.create_task(book(sku))
    await asyncio.sleep(0)  # the task begins
    return "accepted"


def main() -> None:
    print(app.test_client().post("/book/tea-250").text)
    print(f"cancelled: {app.config['JOB'].cancelled()}")
    print(f"booked: {booked}")


if __name__ == "__main__":
    main()
