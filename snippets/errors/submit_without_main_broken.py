"""A thread goes on when the main thread has ended, and wants a pool

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

pool = ThreadPoolExecutor(2, "batch")
stop = Event()


def sync_batch(number: int) -> str:
    return f"batch {number} synced"


def sync_now_and_then() -> None:
    batches = [1, 2]
    while batches and not stop.wait(0.3):  # in earnest: five minutes
        job = pool.submit(sync_batch, batches.pop(0))
        print(job.result(timeout=10))


def schedule() -> None:
    try:
        sync_now_and_then()
    except RuntimeError as error:
        print(f"RuntimeError: {error}")


def main() -> None:
    scheduler = Thread(target=schedule, name="scheduler")
    scheduler.start()
    print("main ends")


if __name__ == "__main__":
    main()
