"""Every task of this Celery app runs in an app context

The broker is in memory and the worker a thread, so that this runs
without a server.

rule: exact
"""

from celery import Celery, Task
from celery.contrib.testing.worker import start_worker
from flask import Flask, current_app

app = Flask("shop")


class AppTask(Task):
    def __call__(self, *args: object, **kwargs: object) -> object:
        with app.app_context():
            return self.run(*args, **kwargs)


celery = Celery("shop", task_cls=AppTask)
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
