"""The view writes the session before it answers

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from secrets import token_hex
from threading import Event

from flask import Flask, session

app = Flask("shop")
app.secret_key = token_hex()
pool = ThreadPoolExecutor(1, "orders")
answer_left = Event()


def book(sku: str) -> str:
    left = answer_left.wait(timeout=10)
    return f"job: booked {sku}, answer had left: {left}"


@app.get("/order/<sku>")
def order(sku: str) -> str:
    session["sku"] = sku
    job = pool.submit(book, sku)
    app.extensions["job"] = job
    return "ordered"


@app.get("/last")
def last() -> str:
    return session.get("sku", "nothing")


def main() -> None:
    client = app.test_client()
    print(f"first answer: {client.get('/order/tea-250').text}")
    answer_left.set()
    print(app.extensions["job"].result(timeout=10))
    print(f"next request, session: {client.get('/last').text}")


if __name__ == "__main__":
    main()
