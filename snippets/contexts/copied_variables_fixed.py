"""A copy of the context variables for each job

rule: exact
"""

import re
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from threading import Event

from flask import Flask, g

app = Flask("shop")
pool = ThreadPoolExecutor(2, "count")


def count(sku: str, inside: Event, other_ended: Event) -> str:
    inside.set()
    left = "in order" if other_ended.wait(timeout=10) else "too late"
    return f"{sku} for {g.user}, {left}"


def outcome(job: Future[str]) -> str:
    error = job.exception(timeout=10)
    if error:
        return f"RuntimeError: {re.sub('<.*>', '…', str(error))}"
    return job.result()


@app.get("/count")
def count_view() -> list[str]:
    g.user = "alice"
    tea_in, mug_in, mug_ended = Event(), Event(), Event()
    copy = copy_context
    tea = pool.submit(copy().run, count, "tea-250", tea_in, mug_ended)
    together = tea_in.wait(timeout=10)
    mug = pool.submit(copy().run, count, "mug-01", mug_in, tea_in)
    mug.add_done_callback(lambda _: mug_ended.set())
    return [f"two jobs: {together}", outcome(mug), outcome(tea)]


def main() -> None:
    answer = app.test_client().get("/count")
    print("\n".join(answer.get_json()))


if __name__ == "__main__":
    main()
