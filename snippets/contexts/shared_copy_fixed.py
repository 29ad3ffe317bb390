"""A copied request for each job


rule: exact
"""

import re
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

from flask import Flask, copy_current_request_context, request

app = Flask("shop")
pool = ThreadPoolExecutor(2, "count")


def count(sku: str, inside: Event, may_leave: Event) -> str:
    inside.set()
    left = "in order" if may_leave.wait(timeout=10) else "too late"
    return f"{sku}: {request.args['user']}, {left}"


def outcome(job: Future[str]) -> str:
    if error := job.exception(timeout=10):
        return f"ValueError: {re.sub('var=.*>', '…>', str(error))}"
    return job.result()


@app.get("/count")
def count_view() -> list[str]:
    tea_in, mug_in, tea_out = Event(), Event(), Event()
    copied = copy_current_request_context
    tea = pool.submit(copied(count), "tea-250", tea_in, mug_in)
    together = tea_in.wait(timeout=10)
    mug = pool.submit(copied(count), "mug-01", mug_in, tea_out)
    tea.add_done_callback(lambda _: tea_out.set())
    return [f"two jobs: {together}", outcome(tea), outcome(mug)]


def main() -> None:
    answer = app.test_client().get("/count?user=alice")
    print("\n".join(answer.get_json()))


if __name__ == "__main__":
    main()
