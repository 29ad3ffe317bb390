"""Two threads share a client that a `with` keeps open

Inside `with`, the client keeps each request's context until the next
one, for the test to look at. Here another thread has to leave it.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask

app = Flask("shop")


@app.get("/stock/<sku>")
def stock(sku: str) -> str:
    return f"{sku}: 12"


def ask_twice() -> None:
    with (
        app.test_client() as client,
        ThreadPoolExecutor(1, "A") as a,
        ThreadPoolExecutor(1, "B") as b,
    ):
        print(a.submit(client.get, "/stock/tea-250").result(10).text)
        print(b.submit(client.get, "/stock/mug-01").result(10).text)


def main() -> None:
    try:
        ask_twice()
    except LookupError as error:
        kind = str(error).partition(" ")[0]
        print(f"LookupError: {kind} ...>")


if __name__ == "__main__":
    main()
