"""The table is loaded with the first request, after the import

rule: exact
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

PRICES = """
from concurrent.futures import ThreadPoolExecutor

def load():
    import prices  # as pickle does, and many a library
    return {"tea": 4}

def table():
    with ThreadPoolExecutor(1, "loader") as pool:
        return pool.submit(load).result(timeout=5)
"""


def price_table() -> object:
    with TemporaryDirectory() as folder:
        Path(folder, "prices.py").write_text(PRICES)
        sys.path.insert(0, folder)
        return import_module("prices").table()


def main() -> None:
    with ThreadPoolExecutor(1, "worker") as server:
        print(server.submit(price_table).result(timeout=10))


if __name__ == "__main__":
    main()
