"""The request's data as plain values, good after the answer has left

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from flask import Flask

from reference_app.contexts.handover import RequestData, request_data

app = Flask("shop")
pool = ThreadPoolExecutor(1, "audit")
answer_left = Event()


def audit(asked: RequestData) -> str:
    when = "after" if answer_left.wait(timeout=10) else "before"
    did = f"{asked.method} {asked.path} {asked.body}"
    return f"{when} it: {asked.query['user']} {did}"


@app.post("/stock/<sku>")
def change_stock(sku: str) -> str:
    app.extensions["job"] = pool.submit(audit, request_data())
    return f"{sku} changed"


def main() -> None:
    url = "/stock/tea-250?user=alice"
    print(f"answer: {app.test_client().post(url, data='+12').text}")
    answer_left.set()
    print(app.extensions["job"].result(timeout=10))


if __name__ == "__main__":
    main()
