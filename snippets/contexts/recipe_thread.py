"""The recipe for a thread of your own

rule: exact
"""

from contextvars import Context
from queue import Queue
from threading import Thread, current_thread

from flask import Flask, current_app, has_request_context, request

from reference_app.contexts.handover import in_app

app = Flask("shop")
done: Queue[str] = Queue()


def send(sku: str, user: str) -> None:
    where = f"{current_app.name}, {current_thread().name}"
    sight = f"a request: {has_request_context()}"
    done.put(f"{where}: {sku} for {user}, {sight}")


@app.get("/order/<sku>")
def order(sku: str) -> str:
    work = (in_app, app, send, sku, request.args["user"])
    Thread(target=Context().run, args=work, name="parcels").start()
    return "ordered"


def main() -> None:
    print(app.test_client().get("/order/tea-250?user=alice").text)
    print(done.get(timeout=10))


if __name__ == "__main__":
    main()
