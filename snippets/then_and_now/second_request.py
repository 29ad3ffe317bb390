"""Not the second request loses its context: no thread ever had one

rule: exact
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from flask import Flask, current_app

app = Flask("shop")


def seen() -> str:
    return current_app.name if current_app else "no app"


def in_a_thread(job: Callable[[], str]) -> str:
    with ThreadPoolExecutor(1, "job") as pool:
        return pool.submit(job).result(timeout=10)


def seen_with_app() -> str:
    with app.app_context():
        return seen()


@app.get("/")
def view() -> str:
    found = (seen(), in_a_thread(seen), in_a_thread(seen_with_app))
    return "view: {}, thread: {}, with app_context: {}".format(*found)


def main() -> None:
    for number in (1, 2, 3):
        print(f"request {number}. {app.test_client().get('/').text}")


if __name__ == "__main__":
    main()
