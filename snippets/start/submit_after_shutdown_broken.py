"""A pool is handed work after its `with` block has shut it down

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor


def sync_batch(number: int) -> str:
    return f"batch {number} synced"


def main() -> None:
    with ThreadPoolExecutor(2, "batch") as pool:
        print(pool.submit(sync_batch, 1).result(timeout=10))
    try:
        print(pool.submit(sync_batch, 2).result(timeout=10))
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
