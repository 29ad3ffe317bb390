"""A thread that waits for an Event and never sleeps ends when told

rule: exact
"""

import signal
import sys
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from threading import Event, Thread

import httpx
from flask import Flask
from werkzeug.serving import make_server

app = Flask("shop")
stop = Event()


def sync_now_and_then() -> None:
    pause = 0
    while not stop.wait(pause):
        pause = 300  # then it would sync


def on_ctrl_c(*_: object) -> None:
    print("Ctrl+C", flush=True)
    raise KeyboardInterrupt


def serve() -> None:
    signal.signal(signal.SIGINT, on_ctrl_c)
    server = make_server("127.0.0.1", 0, app)
    syncing = Thread(target=sync_now_and_then, name="sync")
    syncing.start()
    print(server.port, flush=True)
    server.serve_forever(0.05)
    print("the server has ended", flush=True)
    stop.set()
    syncing.join(10)
    print(f"the thread has ended: {not syncing.is_alive()}")


def main() -> None:
    serve = [sys.executable, __file__, "serve"]
    with Popen(serve, stdout=PIPE, stderr=DEVNULL, text=True) as shop:
        port = shop.stdout.readline().strip()
        httpx.get(f"http://127.0.0.1:{port}/", timeout=10)
        shop.send_signal(signal.SIGINT)
        try:
            told = shop.communicate(timeout=1.5)[0]
        except TimeoutExpired:
            shop.kill()
            told = f"{shop.communicate()[0]}it had to be killed\n"
    print(told, end="")


if __name__ == "__main__":
    serve() if sys.argv[1:] else main()
