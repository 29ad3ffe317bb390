"""Compare after the answer, in a Celery worker

The broker is Kombu's in-memory transport and the worker is a thread,
so that this runs without a server. In earnest each is a process.

rule: exact
"""

from threading import Event

from celery import Celery
from celery.contrib.testing.worker import start_worker
from flask import Flask, current_app

app = Flask("shop")
celery = Celery(broker="memory://")
celery.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    broker_transport_options={"polling_interval": 0.05},
)
answered, compared = Event(), Event()


@celery.task
def settle(sku: str) -> None:
    assert answered.wait(timeout=10)
    with app.app_context():
        print(f"{current_app.name}: compared {sku}")
    compared.set()


@app.get("/stock/<sku>")
def stock(sku: str) -> dict[str, int]:
    settle.delay(sku)
    return {sku: 12}


def ask() -> None:
    answer = app.test_client().get("/stock/tea-250")
    print(f"answered: {answer.status_code}")
    answered.set()
    assert compared.wait(timeout=10)


def main() -> None:
    with start_worker(celery, perform_ping_check=False):
        ask()
        celery.control.shutdown()


if __name__ == "__main__":
    main()
