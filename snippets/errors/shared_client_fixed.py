"""Each job has a test client of its own

rule: exact
"""

import re
from concurrent.futures import ThreadPoolExecutor

from flask import Flask, has_request_context

app = Flask("shop")
pool = ThreadPoolExecutor(1, "visitor")


@app.get("/stock/<sku>")
def stock(sku: str) -> str:
    return f"{sku}: 12"


def ask(path: str) -> str:
    with app.test_client() as client:
        return client.get(path).text


def main() -> None:
    try:
        asked = pool.submit(ask, "/stock/tea-250")
        print(asked.result(timeout=10))
    except LookupError as error:
        print(re.sub("flask.*", "flask.…", f"LookupError: {error}"))
    left = pool.submit(has_request_context).result(timeout=10)
    print(f"the thread still has a request: {left}")


if __name__ == "__main__":
    main()
