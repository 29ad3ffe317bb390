"""The tracker says that alice's mail failed twice; one was bob's

A done callback runs in the pool's thread when the job is over. What the
tracker knows of the request there is what the thread began with.

rule: exact
"""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import sentry_sdk
from flask import Flask
from sentry_sdk.envelope import Envelope
from sentry_sdk.integrations.flask import FlaskIntegration
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


def report(job: Future[None]) -> None:
    sentry_sdk.capture_exception(job.exception())


@app.post("/orders/<user>")
def order(user: str) -> str:
    sentry_sdk.set_user({"id": user})
    job = pool.submit(send, user)
    job.add_done_callback(report)
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
