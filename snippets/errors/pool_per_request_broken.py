"""A pool for each request, and no one shuts it down

rule: exact
"""

import atexit
from concurrent.futures import ThreadPoolExecutor
from threading import active_count

from flask import Flask

app = Flask("shop")


def count(sku: str) -> int:
    return len(sku)


@app.get("/stock/<sku>")
def stock(sku: str) -> dict[str, int]:
    pool = ThreadPoolExecutor(2, "supplier")
    atexit.register(pool.shutdown)  # keeps the pool until the end
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
