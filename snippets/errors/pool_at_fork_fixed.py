"""Each process opens a pool of its own, the child after the fork

rule: exact
"""

import multiprocessing
import os
from concurrent import futures

PATIENCE = 1  # seconds


class Stock:
    """Counts in a pool that it opens when the app is imported."""

    def __init__(self) -> None:
        self.open()
        os.register_at_fork(after_in_child=self.open)

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
