"""A view that asks another thread to stop the server

rule: exact
"""

import logging
from queue import Queue
from threading import Event, Thread

import httpx
from flask import Flask
from werkzeug.serving import make_server

PATIENCE = 10  # seconds

app = Flask("shop")
server = make_server("127.0.0.1", 0, app)  # one thread for all
wanted, stopped = Event(), Event()
answers: Queue[str] = Queue()


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
        answers.put(answer.text)
    except httpx.ReadTimeout:
        answers.put("nothing")


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    Thread(target=serve, name="web", daemon=True).start()
    Thread(target=ask, name="client").start()
    print(f"asked to stop: {wanted.wait(PATIENCE)}")
    server.shutdown()
    print(f"stopped: {stopped.wait(PATIENCE)}")
    print(f"the client gets: {answers.get(timeout=20)}")


if __name__ == "__main__":
    main()
