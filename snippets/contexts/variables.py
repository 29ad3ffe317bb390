"""A request id for every log line, also from the pool's threads

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

from flask import Flask, request

from reference_app.contexts.handover import submit_with_variables

app = Flask("shop")
pool = ThreadPoolExecutor(2, "count")
request_id: ContextVar[str] = ContextVar("request_id", default="-")


def count(sku: str) -> str:
    return f"[{request_id.get()}] counted {sku}"


@app.get("/count")
def count_view() -> list[str]:
    token = request_id.set(request.headers["X-Request-ID"])
    try:
        jobs = submit_with_variables(pool, count, ["tea-250", "mug-01"])
        return [job.result(timeout=10) for job in jobs]
    finally:
        request_id.reset(token)


def main() -> None:
    for number in ("r-1", "r-2"):
        headers = {"X-Request-ID": number}
        answer = app.test_client().get("/count", headers=headers)
        print("\n".join(answer.get_json()))


if __name__ == "__main__":
    main()
