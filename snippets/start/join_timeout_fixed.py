"""Wait with a call that says when the time was not enough

rule: exact
"""

from concurrent import futures
from threading import Event

supplier_answered = Event()


def sync_batch() -> dict[str, int]:
    supplier_answered.wait(timeout=10)
    return {"tea-250": 12}


def main() -> None:
    with futures.ThreadPoolExecutor(1, "batch") as pool:
        worker = pool.submit(sync_batch)
        try:
            print(f"the whole stock: {worker.result(timeout=0.1)}")
        except futures.TimeoutError:
            print("not there yet, and we know it")
        supplier_answered.set()
        print(f"the whole stock: {worker.result(timeout=10)}")


if __name__ == "__main__":
    main()
