"""A bot and a Flask app in one program: the bot has the main thread

The bot's loop runs where signals arrive. A view gives it a coroutine
and waits for what it returns.

rule: exact
"""

import asyncio
import logging
from threading import current_thread

import httpx
from flask import Flask

from reference_app.event_loop.in_thread import run_in
from reference_app.serving.in_thread import serve_in_thread


class Bot:
    """Stands for a client of Discord or Telegram."""

    loop: asyncio.AbstractEventLoop

    async def start(self) -> None:
        self.loop = asyncio.get_running_loop()

    async def say(self, text: str) -> str:
        return f"{current_thread().name} said: {text}"


app, bot = Flask("shop"), Bot()


@app.post("/sold/<sku>")
def sold(sku: str) -> str:
    return run_in(bot.loop, bot.say(f"{sku} was sold"), timeout=10)


async def live(address: str) -> None:
    await bot.start()
    async with httpx.AsyncClient(timeout=10) as customer:
        answer = await customer.post(f"{address}/sold/tea-250")
        print(answer.text)


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    with serve_in_thread(app) as address:
        asyncio.run(live(address))
    print("the bot has ended, then the server")


if __name__ == "__main__":
    main()
