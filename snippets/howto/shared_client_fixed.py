"""Each thread makes a plain client, without `with`

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from werkzeug.test import TestResponse

app = Flask("shop")


@app.get("/stock/<sku>")
def stock(sku: str) -> str:
    return f"{sku}: 12"


def ask(path: str) -> TestResponse:
    return app.test_client().get(path)


def ask_twice() -> None:
    with (
        ThreadPoolExecutor(1, "A") as a,
        ThreadPoolExecutor(1, "B") as b,
    ):
        print(a.submit(ask, "/stock/tea-250").result(10).text)
        print(b.submit(ask, "/stock/mug-01").result(10).text)


def main() -> None:
    try:
        ask_twice()
    except LookupError as error:
        kind = str(error).partition(" ")[0]
        print(f"LookupError: {kind} ...>")


if __name__ == "__main__":
    main()
