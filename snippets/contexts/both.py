"""A job with both: the app, and the request's data as values

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask, current_app

from reference_app.contexts.handover import (
    RequestData,
    hand_over,
    request_data,
)

app = Flask("shop")
app.config["SUPPLIER"] = "supplier.example"
pool = ThreadPoolExecutor(1, "orders")


def reorder(asked: RequestData) -> str:
    supplier = current_app.config["SUPPLIER"]
    return f"{asked.query['user']} asks {supplier} for {asked.body}"


@app.post("/reorder")
def reorder_view() -> str:
    job = hand_over(pool, app, reorder, request_data())
    return job.result(timeout=10)


def main() -> None:
    client = app.test_client()
    print(client.post("/reorder?user=alice", data="tea-250").text)
    print(client.post("/reorder?user=bob", data="mug-01").text)


if __name__ == "__main__":
    main()
