"""Compare after the answer, in a thread of the app

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from threading import Event

from flask import Flask, current_app

app = Flask("shop")
pool = ThreadPoolExecutor(1, "comparing")
answered, compared = Event(), Event()


def settle(sku: str) -> None:
    assert answered.wait(timeout=10)
    with app.app_context():
        print(f"{current_app.name}: compared {sku}")
    compared.set()


@app.get("/stock/<sku>")
def stock(sku: str) -> dict[str, int]:
    pool.submit(Context().run, settle, sku)
    return {sku: 12}


def ask() -> None:
    answer = app.test_client().get("/stock/tea-250")
    print(f"answered: {answer.status_code}")
    answered.set()
    assert compared.wait(timeout=10)


def main() -> None:
    ask()
    pool.shutdown()


if __name__ == "__main__":
    main()
