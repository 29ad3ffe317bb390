"""A Celery task asks for current_app

The broker is in memory and the worker a thread, so that this runs
without a server.

rule: exact
stderr: with app.app_context(). See the documentation for more
  information.
"""

from celery import Celery
from celery.contrib.testing.worker import start_worker
from flask import Flask, current_app

app = Flask("shop")
celery = Celery("shop")
celery.conf.update(
    broker_url="memory://",
    broker_transport_options={"polling_interval": 0.05},
    result_backend="cache+memory://",
)


@celery.task
def settle(sku: str) -> str:
    return f"{current_app.name}: compared {sku}"


def main() -> None:
    quick = {"perform_ping_check": False, "shutdown_timeout": 3}
    with start_worker(celery, **quick):
        task = settle.delay("tea-250")
        outcome = task.get(timeout=10, interval=0.05, propagate=False)
        celery.control.shutdown()
    if isinstance(outcome, RuntimeError):
        print(f"RuntimeError: {str(outcome).splitlines()[0]}")
    else:
        print(outcome)


if __name__ == "__main__":
    main()
