"""Each process opens its own pool when it first needs one

rule: exact
"""

import multiprocessing
import os
from concurrent.futures import ThreadPoolExecutor

from reference_app.per_process import PerProcess


class Services:
    """What the app keeps open: a pool here, an engine beside it."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(2, "jobs")
        self.opened_by = os.getpid()

    def close(self) -> None:
        self.pool.shutdown()


services = PerProcess(Services)


def serve(process: str) -> None:
    mine = services.get()
    done = mine.pool.submit(len, "tea").result(timeout=10)
    own = mine.opened_by == os.getpid()
    print(f"{process}: a pool of its own: {own}, result {done}")


def main() -> None:
    serve("master")
    fork = multiprocessing.get_context("fork")
    for name in ("worker 1", "worker 2"):
        worker = fork.Process(target=serve, args=[name])
        worker.start()
        worker.join()
    print(f"the last worker ends with {worker.exitcode}")


if __name__ == "__main__":
    main()
