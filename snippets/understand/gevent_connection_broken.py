"""One greenlet serves a connection, and keeps its variables

rule: exact
"""

import subprocess
import sys
from contextvars import ContextVar
from http.client import HTTPConnection

from flask import Flask, request
from gevent import monkey
from gevent.pywsgi import WSGIServer

app = Flask("shop")
user: ContextVar[str] = ContextVar("user", default="nobody")


@app.get("/basket")
def basket() -> str:
    if "user" in request.args:
        user.set(request.args["user"])
    return f"the basket of {user.get()}"


def ask(connection: HTTPConnection, path: str) -> str:
    connection.request("GET", path)
    return connection.getresponse().read().decode()


def main() -> None:
    server = WSGIServer(("127.0.0.1", 0), app, log=None)
    server.start()
    port = server.server_port
    proxy, other = (
        HTTPConnection("127.0.0.1", port, timeout=10) for _ in range(2)
    )
    print(ask(proxy, "/basket?user=alice"))
    print(f"the next on this connection: {ask(proxy, '/basket')}")
    print(f"on another connection: {ask(other, '/basket')}")
    proxy.close()
    other.close()


if __name__ == "__main__":
    if monkey.is_module_patched("threading"):
        main()
    else:  # begin again, with the patches before all imports
        again = [sys.executable, "-m", "gevent.monkey", __file__]
        subprocess.run(again, check=True, timeout=20)
