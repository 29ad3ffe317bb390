"""Werkzeug has no get_ident since 2.1

`threading` has one. With it the message is gone, and the second
request gets the basket of the first: one thread answered both.

rule: exact
"""

from flask import Flask

try:
    from werkzeug.local import get_ident
except ImportError as error:
    # Without the path of the file that follows in brackets.
    print(f"ImportError: {str(error).partition(' (')[0]}")
    from threading import get_ident

app = Flask(__name__)
baskets: dict[int, list[str]] = {}


def basket() -> list[str]:
    return baskets.setdefault(get_ident(), [])


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
