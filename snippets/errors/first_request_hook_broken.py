"""A hook that takes itself away: the second request does not wait

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Event, Lock

from flask import Flask

app = Flask("shop")
lock = Lock()
rates: dict[str, float] = {}
loading = Event()
second: Queue[str] = Queue()


def fetch_rates() -> dict[str, float]:
    loading.set()
    # Whoever holds the lock makes the others wait.
    assert lock.locked() or second.get(timeout=2)
    return {"GBP": 0.85}


@app.before_request
def load_rates() -> None:
    app.before_request_funcs[None].remove(load_rates)
    rates.update(fetch_rates())


@app.get("/rate")
def rate() -> str:
    return f"rate: {rates.get('GBP', 'none')}"


def ask() -> str:
    return app.test_client().get("/rate").text


def main() -> None:
    with ThreadPoolExecutor(2, "web") as web:
        first = web.submit(ask)
        assert loading.wait(timeout=10)
        meanwhile = web.submit(ask).result(timeout=10)
        print(f"second request: {meanwhile}")
        second.put(meanwhile)
        print(f"first request: {first.result(timeout=10)}")


if __name__ == "__main__":
    main()
