"""Two worker processes, and each counts for itself

rule: exact
"""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from threading import Lock

visits = Counter[str]()
lock = Lock()


def visit(path: str) -> int:
    with lock:
        visits[path] += 1
        return visits[path]


def main() -> None:
    spawn = get_context("spawn")
    with (
        ProcessPoolExecutor(1, spawn) as worker_1,
        ProcessPoolExecutor(1, spawn) as worker_2,
    ):
        for worker in (worker_1, worker_2, worker_1):
            number = 1 if worker is worker_1 else 2
            seen = worker.submit(visit, "/").result(timeout=30)
            print(f"worker {number}: visit {seen}")


if __name__ == "__main__":
    main()
