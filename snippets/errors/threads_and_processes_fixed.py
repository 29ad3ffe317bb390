"""`threaded=False` makes room for `processes=4`

The program starts itself again as the server.

rule: exact
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from subprocess import DEVNULL, PIPE, Popen
from typing import Any

import httpx
from flask import Flask

OPTIONS: dict[str, Any] = {"processes": 4, "threaded": False}

app = Flask("shop")
server = os.getpid()
sold: list[str] = []


@app.post("/sell")
def sell() -> str:
    sold.append("tea")
    where = "the server" if os.getpid() == server else "its child"
    return f"sold: {len(sold)}, says {where}"


def ask_twice(url: str) -> None:
    with ThreadPoolExecutor(2, "client") as clients:
        job = partial(clients.submit, httpx.post, url, timeout=10)
        for answer in (job(), job()):
            print(answer.result(timeout=20).text)


def client() -> None:
    command = [sys.executable, __file__, "serve"]
    with Popen(command, stdout=DEVNULL, stderr=PIPE, text=True) as web:
        for line in web.stderr or ():
            if "Running on" in line:
                ask_twice(f"{line.split()[-1]}/sell")
                web.terminate()
            elif "Error:" in line:
                print(line, end="")


if __name__ == "__main__":
    if "serve" in sys.argv:
        app.run(port=0, **OPTIONS)
    else:
        client()
