"""A pool is handed its last job when the program is leaving

`atexit` functions run after Python has closed every pool.

rule: exact
"""

import atexit
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2, "batch")


def sync_batch(number: int) -> str:
    return f"batch {number} synced"


def sync_last() -> None:
    try:
        print(pool.submit(sync_batch, 2).result(timeout=10))
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")


def main() -> None:
    atexit.register(sync_last)
    print(pool.submit(sync_batch, 1).result(timeout=10))
    print("main ends")


if __name__ == "__main__":
    main()
