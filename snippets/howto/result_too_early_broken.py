"""`result()` in the view that the browser polls waits

rule: exact
"""

import concurrent.futures
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

from flask import Flask

app = Flask("shop")
app.testing = True  # exceptions reach us
pool = ThreadPoolExecutor(1, "reports")
jobs: dict[str, Future[str]] = {}
supplier_answers = Event()


def make_report() -> str:
    assert supplier_answers.wait(timeout=10)
    return "/files/stock.csv"


@app.get("/reports/<name>")
def report(name: str) -> dict[str, str]:
    job = jobs[name]
    return {"status": "done", "result": job.result(timeout=0.5)}


def main() -> None:
    jobs["today"] = pool.submit(make_report)
    browser = app.test_client()
    try:
        print(browser.get("/reports/today").json)
    except concurrent.futures.TimeoutError:
        print("the view waited half a second, and has no answer")
    supplier_answers.set()
    print(f"the job: {jobs['today'].result(timeout=10)}")
    print(browser.get("/reports/today").json)


if __name__ == "__main__":
    main()
