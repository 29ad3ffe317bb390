"""Hand the pool its last job before the main thread ends

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2, "batch")


def sync_batch(number: int) -> str:
    return f"batch {number} synced"


def sync_last() -> None:
    print(pool.submit(sync_batch, 2).result(timeout=10))


def main() -> None:
    try:
        print(pool.submit(sync_batch, 1).result(timeout=10))
    finally:
        sync_last()
    print("main ends")


if __name__ == "__main__":
    main()
