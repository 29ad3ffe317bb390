"""A module waits, while it is imported, for a thread that imports it

rule: exact
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

PRICES = """
from concurrent.futures import ThreadPoolExecutor, TimeoutError

def load():
    import prices  # as pickle does, and many a library
    return {"tea": 4}

pool = ThreadPoolExecutor(1, "loader")
loading = pool.submit(load)
try:
    table = loading.result(timeout=0.3)  # without a limit: for ever
except TimeoutError:
    table = "none: the loader waits for the end of the import"
"""


def price_table() -> object:
    with TemporaryDirectory() as folder:
        Path(folder, "prices.py").write_text(PRICES)
        sys.path.insert(0, folder)
        return import_module("prices").table


def main() -> None:
    with ThreadPoolExecutor(1, "worker") as server:
        print(server.submit(price_table).result(timeout=10))


if __name__ == "__main__":
    main()
