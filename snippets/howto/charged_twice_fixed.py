"""The order is the key: whoever comes second finds the work done

rule: exact
"""

import logging

from dramatiq import Worker, actor
from dramatiq.brokers.stub import StubBroker
from dramatiq.middleware import Retries

charges: dict[int, int] = {}
receipts: list[int] = []
broker = StubBroker(middleware=[Retries(min_backoff=1, max_backoff=1)])


def send_receipt(order: int) -> None:
    receipts.append(order)
    if len(receipts) == 1:
        raise ConnectionError("the mail server hangs up")


@actor(broker=broker)
def charge(order: int, cents: int) -> None:
    charges.setdefault(order, cents)
    send_receipt(order)


def main() -> None:
    logging.getLogger("dramatiq").setLevel("CRITICAL")
    worker = Worker(broker, worker_timeout=50, worker_threads=1)
    worker.start()
    charge.send(7, 450)
    broker.join("default", timeout=10_000)
    print(f"tries: {len(receipts)}")
    print(f"charged: {list(charges.items())}")


if __name__ == "__main__":
    main()
