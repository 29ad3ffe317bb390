"""Two workers: the one that is asked does not know the other's job

rule: exact
"""

import logging
from multiprocessing import get_context
from multiprocessing.queues import Queue

import httpx
from flask import Flask
from werkzeug.serving import make_server

app = Flask("shop")
percents: dict[str, int] = {}


def note(job: str, percent: int) -> None:
    percents[job] = percent


@app.put("/reports/<job>")
def start(job: str) -> tuple[str, int]:
    note(job, 50)  # the job does this, in its thread
    return "started", 202


@app.get("/reports/<job>")
def status(job: str) -> str:
    return f"{percents.get(job)} %"


def worker(ports: Queue) -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, app)
    ports.put(server.port)
    server.serve_forever()


def main() -> None:
    spawn = get_context("spawn")
    ports = spawn.Queue()
    for _ in range(2):  # daemons: they end with this process
        spawn.Process(target=worker, args=(ports,), daemon=True).start()
    first, second = (
        f"http://127.0.0.1:{ports.get(timeout=20)}/reports/today"
        for _ in range(2)
    )
    print(f"first worker: {httpx.put(first, timeout=10).text}")
    print(f"first worker: {httpx.get(first, timeout=10).text}")
    print(f"second worker: {httpx.get(second, timeout=10).text}")


if __name__ == "__main__":
    main()
