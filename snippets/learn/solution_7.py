"""Chapter 7, solution: no more than three comparisons pending

The fourth user is told to come back, at once.

rule: exact
"""

from contextvars import Context
from functools import partial
from threading import Event

from flask import Flask

from reference_app.contexts.handover import in_app
from reference_app.start.pool import BoundedPool, PoolFullError

app = Flask(__name__)
comparisons = BoundedPool(workers=2, pending=3)
database_up = Event()


def compare(user: str) -> None:
    assert database_up.wait(timeout=10), f"{user}: no database"


@app.get("/stock/<user>")
def stock(user: str) -> dict[str, int]:
    job = partial(Context().run, in_app, app, compare, user)
    comparisons.submit(job)
    return {"tea-250": 11}


@app.errorhandler(PoolFullError)
def full(error: PoolFullError) -> tuple[str, int, dict[str, str]]:
    return str(error), 503, {"Retry-After": "1"}


def main() -> None:
    browser = app.test_client()
    for user in ("alice", "bob", "carol", "dave"):
        answer = browser.get(f"/stock/{user}")
        print(f"{user}: {answer.status_code} {answer.text.strip()}")
    database_up.set()


if __name__ == "__main__":
    main()
