"""Threads, pools, queues and locks come with Python

rule: exact
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Lock, current_thread

from flask import Flask

app = Flask("shop")
log: Queue[str] = Queue()
counting = Lock()
counts = {"asked": 0}


def ask(supplier: str) -> str:
    with counting:
        counts["asked"] += 1
    log.put(f"{current_thread().name} asked {supplier}")
    return f"{supplier}: 12"


@app.get("/stock")
def stock() -> list[str]:
    with ThreadPoolExecutor(2, "pool") as pool:
        return list(pool.map(ask, ("north", "south")))


def main() -> None:
    print(app.test_client().get("/stock").json)
    print(f"asked {counts['asked']}, logged {log.qsize()}")
    for module in ("concurrent", "queue", "threading"):
        print(f"{module}: {module in sys.stdlib_module_names}")


if __name__ == "__main__":
    main()
