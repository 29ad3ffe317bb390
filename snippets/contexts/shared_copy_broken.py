"""One copied request, shared by two jobs that overlap

The first job comes first and leaves first. Each leaving takes off the
last entry, so each takes off the other's.

rule: exact
"""

import re
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

from flask import (
    Flask,
    copy_current_request_context,
    has_request_context,
    request,
)

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
    copied = copy_current_request_context(count)
    tea = pool.submit(copied, "tea-250", tea_in, mug_in)
    together = tea_in.wait(timeout=10)
    mug = pool.submit(copied, "mug-01", mug_in, tea_out)
    tea.add_done_callback(lambda _: tea_out.set())
    return [f"two jobs: {together}", outcome(tea), outcome(mug)]


def main() -> None:
    answer = app.test_client().get("/count?user=alice")
    print("\n".join(answer.get_json()))
    later = pool.submit(has_request_context).result(timeout=10)
    print(f"the next job finds a request: {later}")


if __name__ == "__main__":
    main()
