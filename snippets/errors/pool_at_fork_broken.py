"""A pool that had a thread before the fork waits for ever in the child

The child is a copy of the process with one thread in it, its main one.

rule: exact
"""

import multiprocessing
from concurrent import futures

PATIENCE = 1  # seconds


class Stock:
    """Counts in a pool that it opens when the app is imported."""

    def __init__(self) -> None:
        self.open()

    def open(self) -> None:
        self.pool = futures.ThreadPoolExecutor(1, "stock")


stock = Stock()


def count(sku: str) -> str:
    return f"{sku}: 12"


def serve(process: str) -> None:
    job = stock.pool.submit(count, "tea")
    done = futures.wait([job], PATIENCE).done
    print(f"{process}: {job.result() if done else 'nobody takes it'}")


def main() -> None:
    serve("master")
    fork = multiprocessing.get_context("fork")
    worker = fork.Process(target=serve, args=["worker"])
    worker.start()
    worker.join()
    print(f"the worker ends with {worker.exitcode}")


if __name__ == "__main__":
    main()
