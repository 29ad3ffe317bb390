"""Answer 202, and do the work in a pool of the app

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from flask import Flask, current_app, request

from reference_app.jobs.later import run_later

app = Flask("shop")
app.config["SENDER"] = "shop@example.org"
pool = ThreadPoolExecutor(2, "mail")  # one, for as long as the app
answered = Event()


def confirm(address: str) -> None:
    assert answered.wait(timeout=10)  # only to show the order
    print(f"mail from {current_app.config['SENDER']} to {address}")


@app.post("/orders")
def order() -> tuple[str, int]:
    run_later(pool, app, confirm, request.form["mail"])
    return "accepted", 202


def main() -> None:
    client = app.test_client()
    answer = client.post("/orders", data={"mail": "ann@example.org"})
    print(f"{answer.status}: {answer.text}")
    answered.set()
    pool.shutdown()  # when the server stops: waits for what is queued


if __name__ == "__main__":
    main()
