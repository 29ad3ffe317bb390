"""Read the request in the view, and give the job plain values

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask, request

app = Flask("shop")
pool = ThreadPoolExecutor(1, "orders")


def book(sku: str, user: str) -> str:
    return f"{sku} for {user}"


@app.get("/order")
def order() -> str:
    sku, user = request.args["sku"], request.args["user"]
    job = pool.submit(book, sku, user)
    return f"booked: {job.result(timeout=10)}"


def main() -> None:
    app.testing = True  # an error in the view reaches this program
    try:
        answer = app.test_client().get("/order?sku=tea-250&user=alice")
        print(answer.text)
    except RuntimeError as error:
        print(f"RuntimeError: {str(error).splitlines()[0]}")


if __name__ == "__main__":
    main()
