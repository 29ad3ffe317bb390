"""Threads share a client that a `with` keeps open

Inside `with`, the client keeps each request's context until the next
one, for the test to look at. It leaves it from another thread.

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


def ask_all() -> list[str]:
    with app.test_client() as client, ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(client.get, f"/stock/{s}") for s in SKUS]
        return [job.result(timeout=10).text for job in jobs]


def main() -> None:
    try:
        print(f"answers: {ask_all()}")
    except LookupError as error:
        print(f"LookupError: {str(error).partition(' at ')[0]}")


if __name__ == "__main__":
    main()
