"""Celery as both sides know it: who sends messages, and who works on them.

Imported only where comparisons run in Celery: the app does without it.
"""

from collections.abc import Callable

from celery import Celery

SETTLE = "reference_app.settle"  # the task's name, in messages
PATIENCE = 2.0  # seconds for the broker to answer


def connect(broker_url: str) -> Celery:
    """Make the Celery app; nothing is connected until it is used.

    A message is acknowledged when its task has ended, not when it begins: a task
    whose worker is killed is delivered again. Celery's defaults are the other way
    round (``task_acks_late``, ``task_reject_on_worker_lost``).

    :param broker_url: such as redis://127.0.0.1:6379/0.
    """
    celery = Celery("reference_app", broker=broker_url)
    celery.conf.update(
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        task_ignore_result=True,  # the result is in the database
        worker_prefetch_multiplier=1,
        broker_connection_retry_on_startup=True,
        broker_transport_options={
            "socket_connect_timeout": PATIENCE,
            "socket_timeout": PATIENCE,
        },
    )
    return celery


def sender(broker_url: str) -> Callable[[str], object]:
    """Give a function that sends the message about a sku, or raises soon."""
    celery = connect(broker_url)

    def send(sku: str) -> object:
        # Who calls tries again; a retry in here would hold up all others.
        return celery.send_task(SETTLE, args=(sku,), retry=False)

    return send
