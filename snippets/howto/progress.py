"""POST starts a job, GET tells how far it is and what it made

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from flask import Flask, abort, url_for

from reference_app.jobs.progress import (
    BoardFullError,
    JobBoard,
    Report,
)

app = Flask("shop")
pool = ThreadPoolExecutor(2, "reports")
board = JobBoard(pool, limit=1)
step = Barrier(2)  # only to show the job when it is half done


def make_report(report: Report) -> str:
    report(50)
    step.wait(timeout=10)
    step.wait(timeout=10)
    return "/files/stock.csv"


@app.post("/reports")
def start() -> tuple[dict[str, str], int, dict[str, str]]:
    try:
        job = board.start(make_report)
    except BoardFullError:
        abort(503, "Too many reports. Try again later.")
    return {"job": job}, 202, {"Location": url_for("status", job=job)}


@app.get("/reports/<job>")
def status(job: str) -> tuple[dict[str, Any], dict[str, str]]:
    known = board.get(job) or abort(404, "No such job, or forgotten.")
    shown = {
        "status": known.status,
        "percent": known.percent,
        "result": known.result,
    }
    return shown, {"Cache-Control": "no-store"}


def main() -> None:
    browser = app.test_client()
    started = browser.post("/reports")
    print(f"started: {started.status}")
    print(f"another: {browser.post('/reports').status}")
    step.wait(timeout=10)
    print(browser.get(started.location).json)
    step.wait(timeout=10)
    pool.shutdown()  # only to show the job when it is done
    print(browser.get(started.location).json)


if __name__ == "__main__":
    main()
