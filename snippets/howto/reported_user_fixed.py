"""Report inside the job, with a copy of the scope of its request

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import sentry_sdk
from flask import Flask
from sentry_sdk.envelope import Envelope
from sentry_sdk.integrations.flask import FlaskIntegration
from sentry_sdk.scope import Scope, use_isolation_scope
from sentry_sdk.transport import Transport

app = Flask("shop")
pool = ThreadPoolExecutor(1, "mail")
answered = Event()


class InProcess(Transport):
    def capture_envelope(self, envelope: Envelope) -> None:
        if event := envelope.get_event():
            reason = event["exception"]["values"][-1]["value"]
            print(f"reported for {event['user']['id']}: {reason}")


def send(address: str) -> None:
    if answered.wait(timeout=10):
        raise ConnectionError(f"no mail to {address}")


def reporting(scope: Scope, task: Any, *values: Any) -> Any:
    with use_isolation_scope(scope):
        try:
            return task(*values)
        except Exception as error:
            sentry_sdk.capture_exception(error)
            raise


@app.post("/orders/<user>")
def order(user: str) -> str:
    sentry_sdk.set_user({"id": user})
    scope = sentry_sdk.get_isolation_scope().fork()
    pool.submit(reporting, scope, send, user)
    return "ordered"


def main() -> None:
    sentry_sdk.init(
        "https://key@tracker.test/1",
        transport=InProcess,
        integrations=[FlaskIntegration()],
        auto_enabling_integrations=False,  # or it imports many packages
    )
    for user in ("alice", "bob"):
        app.test_client().post(f"/orders/{user}")
    answered.set()


if __name__ == "__main__":
    main()
