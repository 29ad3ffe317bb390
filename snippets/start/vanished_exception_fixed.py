"""Take the job's exception from its Future

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor


def sync_batch() -> int:
    raise ConnectionError("the supplier does not answer")


def main() -> None:
    with ThreadPoolExecutor(1, "batch") as pool:
        worker = pool.submit(sync_batch)
    try:
        print(f"waited for the batch, got {worker.result(timeout=10)}")
    except ConnectionError as error:
        print(f"the batch failed: {error}")
    print("main knows, and can act")


if __name__ == "__main__":
    main()
