"""The recipe: plain values, a fresh context, the app around the job

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask, current_app, has_request_context, request

from reference_app.contexts.handover import hand_over

app = Flask("shop")
app.config["CURRENCY"] = "EUR"
pool = ThreadPoolExecutor(2, "orders")


def confirm(sku: str, user: str) -> str:
    price = f"4.20 {current_app.config['CURRENCY']}"
    return f"{user}, {sku}, {price}, a request: {has_request_context()}"


@app.get("/order/<sku>")
def order(sku: str) -> str:
    user = request.args["user"]
    job = hand_over(pool, app, confirm, sku, user)
    return job.result(timeout=10)


def main() -> None:
    client = app.test_client()
    print(client.get("/order/tea-250?user=alice").text)
    print(client.get("/order/mug-01?user=bob").text)


if __name__ == "__main__":
    main()
