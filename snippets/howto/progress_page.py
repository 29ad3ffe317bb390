"""A page that asks for itself again, until the job is done

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask, Response, abort, redirect, url_for

from reference_app.jobs.progress import JobBoard, Report

app = Flask("shop")
pool = ThreadPoolExecutor(2, "reports")
board = JobBoard(pool)
step = Barrier(2)  # only to show the page at half of the job


def make_report(report: Report) -> str:
    report(50)
    step.wait(timeout=10)
    step.wait(timeout=10)
    return "/files/stock.csv"


@app.post("/reports")
def start() -> Response:
    job = board.start(make_report)
    return redirect(url_for("page", job=job), 303)


@app.get("/reports/<job>/page")
def page(job: str) -> Response:
    known = board.get(job) or abort(404)
    if known.status == "done":
        return redirect(str(known.result), 303)
    failed = known.status == "failed"
    bar = f'<progress max="100" value="{known.percent}"></progress>'
    again = {"Refresh": "1", "Cache-Control": "no-store"}  # in 1 s
    shown = "The report failed. Start it again." if failed else bar
    return Response(shown, headers={} if failed else again)


def main() -> None:
    browser = app.test_client()
    address = browser.post("/reports").location
    step.wait(timeout=10)
    shown = browser.get(address)
    print(f"{shown.text}, again in {shown.headers['Refresh']} s")
    step.wait(timeout=10)
    pool.shutdown()  # only to show what comes when it is done
    print(f"then: {browser.get(address).location}")


if __name__ == "__main__":
    main()
