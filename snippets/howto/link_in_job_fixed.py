"""The view builds the link, and the job gets a string

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask, url_for

app = Flask("shop")
pool = ThreadPoolExecutor(1, "mail")


@app.get("/orders/<int:number>")
def order(number: int) -> str:
    return f"order {number}"


def letter(link: str) -> str:
    return f"Your order: {link}"


@app.post("/orders")
def place() -> str:
    link = url_for("order", number=7, _external=True)
    job = pool.submit(letter, link)
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
