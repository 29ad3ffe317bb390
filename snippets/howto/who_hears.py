"""Who hears of an exception, by the place where it is raised

rule: exact
"""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import sentry_sdk
from flask import Flask
from sentry_sdk.envelope import Envelope
from sentry_sdk.integrations.flask import FlaskIntegration
from sentry_sdk.transport import Transport

app = Flask("shop")
pool = ThreadPoolExecutor(1, "job")
heard: set[str] = set()


class InProcess(Transport):
    def capture_envelope(self, envelope: Envelope) -> None:
        if envelope.get_event():
            heard.add("tracker")


@app.errorhandler(500)
def sorry(_: Exception) -> str:
    heard.add("error handler")
    return "sorry"


class Log(logging.Handler):
    def emit(self, _: logging.LogRecord) -> None:
        heard.add("log")


@app.get("/<way>")
def view(way: str) -> str:
    if way == "view":
        raise ConnectionError
    if way == "thread":
        thread = threading.Thread(target=view, args=["view"])
        thread.start()
        return f"ended: {thread.join(timeout=10)}"
    job = pool.submit(view, "view")
    return job.result() if way == "result()" else str(job.exception())


def main() -> None:
    logging.root.addHandler(Log())
    threading.excepthook = lambda _: heard.add("excepthook")
    sentry_sdk.init(
        "https://key@tracker.test/1",
        transport=InProcess,
        integrations=[FlaskIntegration()],
        auto_enabling_integrations=False,  # or it imports many packages
    )
    for way in ("view", "thread", "pool", "result()"):
        heard.clear()
        app.test_client().get(f"/{way}")
        print(f"{way:<9} {', '.join(sorted(heard)) or 'nobody'}")


if __name__ == "__main__":
    main()
