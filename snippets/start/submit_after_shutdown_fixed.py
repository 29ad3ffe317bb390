"""Keep the pool open as long as work may come

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor


def sync_batch(number: int) -> str:
    return f"batch {number} synced"


def main() -> None:
    with ThreadPoolExecutor(2, "batch") as pool:
        print(pool.submit(sync_batch, 1).result(timeout=10))
        print(pool.submit(sync_batch, 2).result(timeout=10))


if __name__ == "__main__":
    main()
