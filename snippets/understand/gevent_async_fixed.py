"""A plain view under gevent: it waits, and the others go on

rule: exact
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from time import sleep

from flask import Flask
from gevent import monkey

app = Flask("shop")
app.testing = True  # exceptions reach us


@app.get("/stock")
def stock() -> str:
    sleep(0.1)  # gevent's: another greenlet runs
    return "12"


def get() -> str:
    try:
        return app.test_client().get("/stock").text
    except RuntimeError as error:
        return f"RuntimeError: {str(error).partition(' - ')[0]}"


def main() -> None:
    with ThreadPoolExecutor(2, "request") as requests:
        first = requests.submit(get)
        second = requests.submit(get)
        print(first.result(timeout=10))
        print(second.result(timeout=10))


if __name__ == "__main__":
    if monkey.is_module_patched("threading"):
        main()
    else:  # begin again, patched, as a gevent worker of gunicorn is
        again = [sys.executable, "-m", "gevent.monkey", __file__]
        subprocess.run(again, check=True, timeout=20)
