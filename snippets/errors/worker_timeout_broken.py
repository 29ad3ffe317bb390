"""A view waits for ever, and gunicorn ends the worker that it is in

This file is gunicorn's configuration, too: two values below.

rule: exact
needs: gunicorn
"""

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from socket import create_server
from subprocess import PIPE, Popen

import httpx
from flask import Flask

timeout = 1  # seconds; gunicorn's own default is 30
control_socket_disable = True
GUNICORN = [sys.executable, "-m", "gunicorn", "-c", __file__]
LIMIT = None  # seconds for a call to the supplier; None: as it likes

app = Flask("shop")


@app.get("/stock")
def stock() -> str:
    with create_server(("127.0.0.1", 0)) as silent_supplier:
        url = f"http://127.0.0.1:{silent_supplier.getsockname()[1]}"
        try:
            return httpx.get(url, timeout=LIMIT).text
        except httpx.TimeoutException:
            return "the supplier is silent"


def serve(shop: int) -> Popen[str]:
    here = Path(__file__)
    where = ["--chdir", here.parent, "--bind", f"fd://{shop}"]
    command = [*GUNICORN, *where, f"{here.stem}:app"]
    return Popen(command, pass_fds=[shop], stderr=PIPE, text=True)


def main() -> None:
    with create_server(("127.0.0.1", 0)) as shop:
        gunicorn = serve(shop.fileno())
        url = f"http://127.0.0.1:{shop.getsockname()[1]}/stock"
        with ThreadPoolExecutor(1, "client") as client:
            job = client.submit(httpx.get, url, timeout=20)
            print(f"the client gets {job.result().status_code}")
        gunicorn.terminate()
        log = gunicorn.communicate(timeout=20)[1]
    for line in re.findall(r"\[CRITICAL\].*", log):
        print(re.sub(r"\d+", "…", line))


if __name__ == "__main__":
    main()
