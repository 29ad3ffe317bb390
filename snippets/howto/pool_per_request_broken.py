"""A pool of two in each request: the supplier gets two for each

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Semaphore

from flask import Flask

app = Flask("shop")
arrived = Semaphore(0)
supplier_answers = Event()


def ask(page: int) -> int:
    arrived.release()
    assert supplier_answers.wait(timeout=10)
    return page


@app.get("/inventory")
def inventory() -> list[int]:
    with ThreadPoolExecutor(2, "supplier") as pool:
        return list(pool.map(ask, (1, 2)))


def get() -> object:
    return app.test_client().get("/inventory").json


def main() -> None:
    under_way = 0
    with ThreadPoolExecutor(2, "request") as requests:
        answers = [requests.submit(get) for _ in range(2)]
        while under_way < 4 and arrived.acquire(timeout=1):
            under_way += 1
        print(f"calls under way at the supplier: {under_way}")
        supplier_answers.set()
        print([answer.result(timeout=10) for answer in answers])


if __name__ == "__main__":
    main()
