"""Data of one request goes on g, not in a dict by thread id

rule: exact
"""

from flask import Flask, g

app = Flask(__name__)


def basket() -> list[str]:
    if "basket" not in g:
        g.basket = []
    return g.basket


@app.post("/basket/<sku>")
def add(sku: str) -> list[str]:
    mine = basket()
    mine.append(sku)
    return mine


def main() -> None:
    app.testing = True
    client = app.test_client()
    for sku in ("tea-250", "mug-01"):
        print(client.post(f"/basket/{sku}").json)


if __name__ == "__main__":
    main()
