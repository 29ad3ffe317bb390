"""A view's job reads the request, and its thread has none

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask, request

app = Flask("shop")
pool = ThreadPoolExecutor(1, "orders")


def book() -> str:
    return f"{request.args['sku']} for {request.args['user']}"


@app.get("/order")
def order() -> str:
    job = pool.submit(book)
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
