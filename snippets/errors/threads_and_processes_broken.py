"""`processes=4`, and Flask's server has threads already

The program starts itself again as the server.

rule: exact
"""

import os
import sys
from subprocess import DEVNULL, PIPE, Popen
from typing import Any

import httpx
from flask import Flask

OPTIONS: dict[str, Any] = {"processes": 4}

app = Flask("shop")
server = os.getpid()
sold: list[str] = []


@app.post("/sell")
def sell() -> str:
    sold.append("tea")
    where = "the server" if os.getpid() == server else "its child"
    return f"sold: {len(sold)}, says {where}"


def client() -> None:
    command = [sys.executable, __file__, "serve"]
    with Popen(command, stdout=DEVNULL, stderr=PIPE, text=True) as web:
        for line in web.stderr or ():
            if "Running on" in line:
                url = f"{line.split()[-1]}/sell"
                print(httpx.post(url, timeout=10).text)
                print(httpx.post(url, timeout=10).text)
                web.terminate()
            elif "Error:" in line:
                print(line, end="")


if __name__ == "__main__":
    if "serve" in sys.argv:
        app.run(port=0, **OPTIONS)
    else:
        client()
