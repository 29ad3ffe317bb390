"""A request under way when the server is told to stop

rule: exact
"""

import logging
from queue import Queue
from threading import Event, Thread

import httpx
from flask import Flask
from werkzeug.serving import make_server

app = Flask("shop")
under_way, may_end = Event(), Event()
answers: Queue[str] = Queue()


@app.get("/order")
def order() -> str:
    under_way.set()
    may_end.wait(10)
    return "ordered"


def ask(port: int) -> None:
    answer = httpx.get(f"http://127.0.0.1:{port}/order", timeout=20)
    answers.put(answer.text)


def stop(daemon_threads: bool, patience: float) -> None:
    under_way.clear()
    may_end.clear()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    server.daemon_threads = daemon_threads
    serving = Thread(
        target=server.serve_forever, args=(0.05,), name="web"
    )
    serving.start()
    Thread(target=ask, args=(server.port,), name="client").start()
    under_way.wait(10)

    server.shutdown()  # takes no more requests
    serving.join(patience)  # does it wait for this one?
    print(f"daemon_threads = {daemon_threads}")
    print(f"  stopped during the request: {not serving.is_alive()}")
    may_end.set()
    print(f"  the client gets: {answers.get(timeout=10)}")


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    stop(daemon_threads=True, patience=10)
    stop(daemon_threads=False, patience=0.2)


if __name__ == "__main__":
    main()
