"""The same view with an executor that starts no thread

rule: exact
"""

from concurrent.futures import Executor
from threading import current_thread

from flask import Flask, request

from reference_app.testing.inline import InlineExecutor

mails: list[str] = []


def send(sku: str) -> None:
    mails.append(f"{sku}, sent by {current_thread().name}")


def send_what_was_asked() -> None:
    send(request.args["sku"])


def create_app(pool: Executor) -> Flask:
    app = Flask("shop")

    @app.post("/orders/<sku>")
    def order(sku: str) -> str:
        pool.submit(send, sku)
        return "accepted"

    @app.post("/forgetful")
    def forgetful_order() -> str:
        return repr(pool.submit(send_what_was_asked).exception())

    return app


def main() -> None:
    client = create_app(InlineExecutor()).test_client()
    client.post("/orders/tea-250")
    print(f"mails: {mails}")
    answer = client.post("/forgetful?sku=tea-250")
    print(f"without values: {answer.text.partition('.')[0]}")


if __name__ == "__main__":
    main()
