"""Make a new Thread for each run

rule: exact
"""

from queue import Queue
from threading import Thread

synced: Queue[str] = Queue()


def sync_batch() -> None:
    synced.put("batch synced")


def main() -> None:
    for number in range(2):
        worker = Thread(target=sync_batch, name=f"batch-{number}")
        worker.start()
        print(synced.get(timeout=10))


if __name__ == "__main__":
    main()
