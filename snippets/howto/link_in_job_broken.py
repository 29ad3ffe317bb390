"""A job builds a link, and no request tells it the host

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context

from flask import Flask, url_for

app = Flask("shop")
pool = ThreadPoolExecutor(1, "mail")


@app.get("/orders/<int:number>")
def order(number: int) -> str:
    return f"order {number}"


def letter(number: int) -> str:
    with app.app_context():
        link = url_for("order", number=number, _external=True)
    return f"Your order: {link}"


@app.post("/orders")
def place() -> str:
    job = pool.submit(Context().run, letter, 7)
    return job.result(timeout=10)


def main() -> None:
    app.testing = True  # an error in the view reaches this program
    try:
        url = "https://shop.example/orders"
        print(app.test_client().post(url).text)
    except RuntimeError as error:
        print("RuntimeError: " + str(error).replace(". ", ".\n"))
    print(app.test_client().get("/orders/7").text)


if __name__ == "__main__":
    main()
