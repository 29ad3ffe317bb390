"""Two workers: the one that is asked does not know the other's job

A pool of one process stands for each worker.

rule: exact
"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from flask import Flask

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


def ask(method: str) -> str:
    return app.test_client().open("/reports/today", method=method).text


def main() -> None:
    spawn = get_context("spawn")
    one, two = (ProcessPoolExecutor(1, spawn) for _ in range(2))
    print(f"worker 1: {one.submit(ask, 'PUT').result(timeout=30)}")
    print(f"worker 1: {one.submit(ask, 'GET').result(timeout=30)}")
    print(f"worker 2: {two.submit(ask, 'GET').result(timeout=30)}")


if __name__ == "__main__":
    main()
