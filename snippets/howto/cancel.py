"""DELETE ends a job, whether it runs or is still queued

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event

from flask import Flask

from reference_app.jobs.cancel import CancellableJob, submit_cancellable
from reference_app.start.deadline import sync_pages

app = Flask("shop")
pool = ThreadPoolExecutor(1, "sync")
jobs: dict[str, CancellableJob] = {}
page_1, cancelled = Event(), Event()


def fetch(page: int) -> str:
    page_1.set()
    assert cancelled.wait(timeout=10)  # only to be cancelled here
    return f"page {page}"


@app.put("/jobs/<name>")
def start(name: str) -> tuple[str, int]:
    task = partial(sync_pages, range(1, 6), fetch)
    jobs[name] = submit_cancellable(pool, task)
    return "started", 202


@app.delete("/jobs/<name>")
def cancel(name: str) -> tuple[str, int]:
    never_begins = jobs[name].cancel()
    return ("cancelled", 200) if never_begins else ("ending", 202)


def main() -> None:
    browser = app.test_client()
    for name in ("tea", "mugs"):
        browser.put(f"/jobs/{name}")
    assert page_1.wait(timeout=10)
    for name in ("mugs", "tea"):
        print(f"{name}: {browser.delete(f'/jobs/{name}').text}")
    cancelled.set()
    print(f"tea: {jobs['tea'].future.result(timeout=10)} of 5")


if __name__ == "__main__":
    main()
