"""A pool of five threads never asks for a sixth connection

Five jobs run, the others wait in the pool's queue. The barrier holds
each group of five until all of them have asked.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BoundedSemaphore

connections = BoundedSemaphore(5)
asked = Barrier(5)
refused: list[int] = []


def sync_batch(number: int) -> int:
    connected = connections.acquire(blocking=False)
    place = asked.wait(timeout=10)
    if connected:
        connections.release()
    else:
        refused.append(number)
    return place


def main() -> None:
    with ThreadPoolExecutor(5, "batch") as pool:
        places = list(pool.map(sync_batch, range(1, 21)))
    print(f"20 batches, 5 connections: {len(refused)} refused")
    print(f"groups of five: {places.count(0)}")


if __name__ == "__main__":
    main()
