"""Each thread makes a plain client, without `with`

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask

app = Flask("shop")
both_here = Barrier(2)
SKUS = ("tea-250", "mug-01")


@app.get("/stock/<sku>")
def stock(sku: str) -> str:
    both_here.wait(timeout=10)
    return f"{sku}: 12"


def ask(sku: str) -> str:
    return app.test_client().get(f"/stock/{sku}").text


def ask_all() -> list[str]:
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(ask, SKUS))


def main() -> None:
    try:
        print(f"answers: {ask_all()}")
    except LookupError as error:
        print(f"LookupError: {str(error).partition(' at ')[0]}")


if __name__ == "__main__":
    main()
