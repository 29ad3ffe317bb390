"""What each queue does unless told otherwise: its library says

rule: exact
"""

from inspect import signature

from celery.app.defaults import NAMESPACES, flatten
from dramatiq.cli import make_argument_parser
from dramatiq.middleware import Retries
from huey import Huey
from huey.consumer_options import ConsumerConfig
from rq import Queue, Worker


def default(function: object, name: str) -> object:
    return signature(function).parameters[name].default


def celery() -> None:
    settings = dict(flatten(NAMESPACES))
    names = ("task_acks_late", "worker_pool", "task_time_limit")
    for name in names:
        print(f"celery    {name}: {settings[name].default}")


def rq() -> None:
    print(f"rq        retry: {default(Queue.enqueue_call, 'retry')}")
    print(f"rq        time limit: {Queue.DEFAULT_TIMEOUT} s")
    forks = "fork_work_horse" in dir(Worker)
    print(f"rq        a process for each job: {forks}")


def dramatiq() -> None:
    worker = make_argument_parser().parse_args(["app"])
    print(f"dramatiq  threads in each process: {worker.threads}")
    print(f"dramatiq  retries: {default(Retries, 'max_retries')}")


def huey() -> None:
    worker = ConsumerConfig()
    print(f"huey      workers: {worker.workers} {worker.worker_type}")
    print(f"huey      retries: {default(Huey.task, 'retries')}")


def main() -> None:
    for queue in (celery, rq, dramatiq, huey):
        queue()


if __name__ == "__main__":
    main()
