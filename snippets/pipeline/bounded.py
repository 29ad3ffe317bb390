"""Refuse a request before Flask when too much is pending

One request may be pending. The first one is answered, and its
comparison waits for the database; until that has ended, the next
request is told to come back.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Event
from typing import Any

from flask import Flask, request
from werkzeug.test import Client
from werkzeug.wsgi import ClosingIterator

from reference_app.pipeline.pending import Pending, Slot, TooBusyError

app = Flask(__name__)
database_is_back = Event()
pool = ThreadPoolExecutor(1, "comparing")
pending = Pending(limit=1)


def admission(environ: dict[str, Any], start_response: Any) -> Any:
    """WSGI middleware: a place for the request, or 503 at once."""
    try:
        slot = pending.enter()
    except TooBusyError:
        start_response(
            "503 SERVICE UNAVAILABLE", [("Retry-After", "1")]
        )
        return []
    environ["slot"] = slot
    with ExitStack() as stack:  # leaves should this raise
        stack.callback(slot.leave)
        answer = app.wsgi_app(environ, start_response)
        return ClosingIterator(answer, stack.pop_all().close)


def compare(slot: Slot) -> None:
    try:
        assert database_is_back.wait(timeout=10)
    finally:
        slot.leave()


@app.get("/stock/tea-250")
def stock() -> dict[str, int]:
    slot = request.environ["slot"]
    slot.hold()  # one more is at work on it: the comparison
    pool.submit(compare, slot)
    return {"tea-250": 12}


def ask(number: int) -> None:
    with Client(admission).get("/stock/tea-250") as answer:
        later = answer.headers.get("Retry-After")
        print(f"{number}: {answer.status_code}, Retry-After: {later}")


def main() -> None:
    ask(1)
    print(f"pending: {pending.count}")
    ask(2)
    database_is_back.set()
    pool.submit(print, "all is compared").result(timeout=10)
    print(f"pending: {pending.count}")
    ask(3)
    pool.shutdown()


if __name__ == "__main__":
    main()
