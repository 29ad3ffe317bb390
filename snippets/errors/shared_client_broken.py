"""A test client in a `with` block is used by another thread

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


def main() -> None:
    try:
        with app.test_client() as client:
            asked = pool.submit(client.get, "/stock/tea-250")
            print(asked.result(timeout=10).text)
    except LookupError as error:
        print(re.sub("flask.*", "flask.…", f"LookupError: {error}"))
    left = pool.submit(has_request_context).result(timeout=10)
    print(f"the thread still has a request: {left}")


if __name__ == "__main__":
    main()
