"""One client for the app, made once: one thread, whoever asks

rule: exact
"""

import atexit
from concurrent.futures import ThreadPoolExecutor
from threading import enumerate as living_threads

from flask import Flask

app = Flask("shop")


class Supplier:
    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(1, "supplier")
        atexit.register(self.pool.shutdown)

    def quantity(self, sku: str) -> int:
        asked = self.pool.submit({"tea-250": 12}.__getitem__, sku)
        return asked.result(timeout=10)


supplier = Supplier()


@app.get("/stock/<sku>")
def stock(sku: str) -> dict[str, int]:
    return {sku: supplier.quantity(sku)}


def main() -> None:
    for number in (1, 2, 3):
        answer = app.test_client().get("/stock/tea-250")
        names = sorted(thread.name for thread in living_threads())
        print(f"{number}. {answer.json}, {len(names)} threads")
    print(", ".join(names))


if __name__ == "__main__":
    main()
