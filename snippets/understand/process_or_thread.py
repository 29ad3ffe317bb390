"""Threads share one process's objects; another process has its own

rule: exact
"""

from concurrent.futures import (
    Executor,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from multiprocessing import get_context
from os import getpid
from threading import Lock

stock = {"tea-250": 12}
lock = Lock()
here = getpid()


def sell() -> str:
    """Sell one, as a job."""
    stock["tea-250"] -= 1
    free = lock.acquire(blocking=False)
    return f"{stock['tea-250']} left, the lock is free: {free}"


def process() -> int:
    return getpid()


def show(name: str, pool: Executor) -> None:
    with pool, lock:
        same = pool.submit(process).result(10) == here
        print(f"in a {name}: {pool.submit(sell).result(10)}")
    print(f"  in the process that started it: {same}")
    print(f"  back here: {stock['tea-250']} left")


def main() -> None:
    # `spawn` starts a new Python, which imports this file anew.
    spawn = get_context("spawn")
    show("process", ProcessPoolExecutor(1, spawn))
    show("thread", ThreadPoolExecutor(1, "job"))


if __name__ == "__main__":
    main()
