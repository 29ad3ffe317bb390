"""Report inside the job, with a copy of the scope of its request

rule: exact
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import sentry_sdk
from flask import Flask
from sentry_sdk.envelope import Envelope
from sentry_sdk.scope import Scope, use_isolation_scope
from sentry_sdk.transport import Transport

app = Flask("shop")
pool = ThreadPoolExecutor(1, "mail")


class InProcess(Transport):
    def capture_envelope(self, envelope: Envelope) -> None:
        if event := envelope.get_event():
            reason = event["exception"]["values"][-1]["value"]
            print(f"reported for {event['user']['id']}: {reason}")


@contextmanager
def reporting(scope: Scope) -> Iterator[None]:
    with use_isolation_scope(scope):
        try:
            yield
        except Exception as error:
            sentry_sdk.capture_exception(error)
            raise


def send(address: str, scope: Scope) -> None:
    with reporting(scope):
        raise ConnectionError(f"no mail to {address}")


@app.post("/orders/<user>")
def order(user: str) -> str:
    sentry_sdk.set_user({"id": user})
    pool.submit(send, user, sentry_sdk.get_isolation_scope().fork())
    return "ordered"


def main() -> None:
    sentry_sdk.init("https://key@tracker.test/1", transport=InProcess)
    for user in ("alice", "bob"):
        app.test_client().post(f"/orders/{user}")


if __name__ == "__main__":
    main()
