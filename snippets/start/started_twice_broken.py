"""A Thread object is good for one start

rule: exact
"""

from queue import Queue
from threading import Thread

synced: Queue[str] = Queue()


def sync_batch() -> None:
    synced.put("batch synced")


def main() -> None:
    worker = Thread(target=sync_batch, name="batch")
    for _ in range(2):
        try:
            worker.start()
            print(synced.get(timeout=10))
        except RuntimeError as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
