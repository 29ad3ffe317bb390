"""A view that asks another thread to stop the server

rule: same lines, any order
"""

import logging
from threading import Event, Thread

import httpx
from flask import Flask
from werkzeug.serving import make_server

PATIENCE = 10  # seconds

app = Flask("shop")
server = make_server("127.0.0.1", 0, app)  # one thread for all
wanted, stopped = Event(), Event()


@app.post("/stop")
def stop() -> str:
    wanted.set()
    return "stopping"


def serve() -> None:
    server.serve_forever(0.05)
    stopped.set()


def ask() -> None:
    url = f"http://127.0.0.1:{server.port}/stop"
    try:
        answer = httpx.post(url, timeout=PATIENCE)
        print(f"the client gets: {answer.text}")
    except httpx.ReadTimeout:
        print("the client gets nothing")


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    Thread(target=serve, name="web", daemon=True).start()
    client = Thread(target=ask, name="client")
    client.start()
    print(f"asked to stop: {wanted.wait(PATIENCE)}")
    server.shutdown()
    print(f"stopped: {stopped.wait(PATIENCE)}")


if __name__ == "__main__":
    main()
