"""While a task runs: does its queue still know of it?

A queue that does can give the task to another worker when this one is
killed. One that does not has lost it.

rule: exact
"""

from dramatiq import Worker, actor
from dramatiq.brokers.stub import StubBroker
from fakeredis import FakeRedis
from huey import MemoryHuey
from rq import Queue, SimpleWorker

broker = StubBroker()
queue = Queue(connection=FakeRedis())
huey = MemoryHuey()


def in_rq() -> None:
    started = queue.started_job_registry.count
    print(f"rq        waiting: {queue.count}, started: {started}")


@actor(broker=broker)
def in_dramatiq() -> None:
    unfinished = broker.queues["default"].unfinished_tasks
    print(f"dramatiq  not acknowledged: {unfinished}")


@huey.task()
def in_huey() -> None:
    print(f"huey      waiting: {huey.pending_count()}")


def main() -> None:
    queue.enqueue(f"{__name__}.in_rq")
    worker = SimpleWorker([queue], connection=queue.connection)
    worker.work(burst=True, logging_level="ERROR")

    threads = Worker(broker, worker_timeout=50, worker_threads=1)
    threads.start()
    in_dramatiq.send()
    broker.join("default", timeout=10_000)
    threads.stop()

    in_huey()
    huey.execute(huey.dequeue())


if __name__ == "__main__":
    main()
