"""Each call takes the next free second, of all threads together

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock

pace = {"free at": 0.0}
lock = Lock()
both_have_read = Barrier(2)


def meet() -> object:
    # Whoever holds the lock is alone here; without it, both come.
    return lock.locked() or both_have_read.wait(timeout=10)


def next_free() -> float:
    with lock:
        mine = pace["free at"]
        meet()
        pace["free at"] = mine + 1.0
    return mine


def sync(_: str) -> list[float]:
    called_at = []
    for _ in range(3):
        now = next_free()  # and sleep until then, without the lock
        called_at.append(now)
    return called_at


def main() -> None:
    with ThreadPoolExecutor(2, "sync") as pool:
        tea, mugs = pool.map(sync, ("tea", "mugs"))
    print(f"called at seconds {sorted(tea + mugs)}")


if __name__ == "__main__":
    main()
