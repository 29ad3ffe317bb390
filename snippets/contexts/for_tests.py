"""`test_request_context` makes a request up: for tests and the shell

rule: exact
"""

from flask import Flask, g, request

app = Flask("shop")


def basket() -> str:
    return f"{g.user} wants {request.args['sku']}"


@app.before_request
def know_user() -> None:
    g.user = request.headers["X-User"]


def main() -> None:
    alice = {"X-User": "alice"}
    with app.test_request_context("/?sku=tea-250", headers=alice):
        print(f"before_request has not run: {'user' not in g}")
        app.preprocess_request()
        print(basket())


if __name__ == "__main__":
    main()
