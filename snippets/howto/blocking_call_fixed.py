"""A call that blocks goes to a thread, and the loop goes on

rule: exact
needs: asgiref
"""

import asyncio
from threading import Event

from flask import Flask

app = Flask("shop")


@app.get("/report")
async def report() -> str:
    second_began = Event()

    async def blocks() -> bool:
        # As requests.get does, or a database driver without asyncio.
        return await asyncio.to_thread(second_began.wait, 4)

    async def second() -> None:
        second_began.set()

    met, _ = await asyncio.gather(blocks(), second())
    return f"the second call began while the first waited: {met}"


def main() -> None:
    print(app.test_client().get("/report").text)


if __name__ == "__main__":
    main()
