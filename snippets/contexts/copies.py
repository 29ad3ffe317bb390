"""Three jobs, each with its own copy of one request

They share the request and the session, so they only read them.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask, request

from reference_app.contexts.handover import submit_copies

app = Flask("shop")
pool = ThreadPoolExecutor(3, "count")
all_in = Barrier(3)


def count(sku: str) -> str:
    all_in.wait(timeout=10)
    return f"{sku} for {request.args['user']}"


@app.get("/count")
def count_view() -> list[str]:
    jobs = submit_copies(pool, count, ["tea-250", "mug-01", "jam-340"])
    return [job.result(timeout=10) for job in jobs]


def main() -> None:
    answer = app.test_client().get("/count?user=alice")
    print("\n".join(answer.get_json()))


if __name__ == "__main__":
    main()
