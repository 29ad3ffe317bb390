"""Teardown runs once per context: in the job, and again in the view

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import current_thread

from flask import Flask, copy_current_request_context

app = Flask("shop")


@app.teardown_request
def close(_: BaseException | None) -> None:
    print(f"{current_thread().name}: teardown_request")


def work() -> None:
    print(f"{current_thread().name}: working")


@app.get("/")
def view() -> str:
    with ThreadPoolExecutor(1, "job") as pool:
        job = pool.submit(copy_current_request_context(work))
        job.result(timeout=10)
    return f"{current_thread().name}: the view still works here"


def main() -> None:
    print(app.test_client().get("/").text)


if __name__ == "__main__":
    main()
