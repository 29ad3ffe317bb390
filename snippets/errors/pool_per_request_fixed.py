"""A pool for one request ends with its `with` block

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import active_count

from flask import Flask

app = Flask("shop")


def count(sku: str) -> int:
    return len(sku)


@app.get("/stock/<sku>")
def stock(sku: str) -> dict[str, int]:
    with ThreadPoolExecutor(2, "supplier") as pool:
        return {sku: pool.submit(count, sku).result(timeout=10)}


def main() -> None:
    client = app.test_client()
    before = active_count()
    for _ in range(5):
        answer = client.get("/stock/tea").json
    print(f"answer: {answer}")
    left = active_count() - before
    print(f"threads left by 5 requests: {left}")


if __name__ == "__main__":
    main()
