"""`join(timeout)` returns None, whether the thread has ended or not

The supplier has not answered when the time is up, and the stock is
taken for complete.

rule: exact
"""

from threading import Event, Thread

supplier_answered = Event()
stock: dict[str, int] = {}


def sync_batch() -> None:
    supplier_answered.wait(timeout=10)
    stock["tea-250"] = 12


def main() -> None:
    worker = Thread(target=sync_batch, name="batch-1")
    worker.start()
    print(f"join returned {worker.join(timeout=0.1)}")
    print(f"taken for the whole stock: {stock}")
    supplier_answered.set()


if __name__ == "__main__":
    main()
