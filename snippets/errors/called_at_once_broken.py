"""The view does the work itself, and gives the thread what came back

rule: exact
stderr: TypeError: 'str' object is not callable
"""

from queue import Queue
from threading import Thread, current_thread

from flask import Flask

app = Flask("shop")
done: Queue[str] = Queue()


def sync(sku: str) -> str:
    done.put(f"{sku} was synced by {current_thread().name}")
    return sku


@app.post("/sync/<sku>")
def start(sku: str) -> tuple[str, int]:
    work = Thread(target=sync(sku), name="sync", daemon=False)
    work.start()
    return "accepted", 202


def main() -> None:
    answer = app.test_client().post("/sync/tea-250")
    print(answer.status)
    print(done.get(timeout=10))


if __name__ == "__main__":
    main()
