"""Use `threading` and `queue`: a thread with a name, and its result

rule: exact
"""

from queue import Queue
from threading import Thread

synced: Queue[str] = Queue()


def sync_batch() -> None:
    synced.put("batch synced")


def main() -> None:
    Thread(target=sync_batch, name="batch-1").start()
    print(synced.get(timeout=10))


if __name__ == "__main__":
    main()
