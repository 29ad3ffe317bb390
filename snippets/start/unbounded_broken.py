"""A thread per job overruns the supplier's five connections

Each job holds its connection until all twenty have asked for one.

rule: exact
"""

from threading import Barrier, BoundedSemaphore, Thread

connections = BoundedSemaphore(5)
asked = Barrier(20)
refused: list[int] = []


def sync_batch(number: int) -> None:
    connected = connections.acquire(blocking=False)
    asked.wait(timeout=10)
    if connected:
        connections.release()
    else:
        refused.append(number)


def main() -> None:
    threads = [
        Thread(None, sync_batch, f"batch-{number}", (number,))
        for number in range(1, 21)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"20 batches, 5 connections: {len(refused)} refused")


if __name__ == "__main__":
    main()
