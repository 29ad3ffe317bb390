"""An extension keeps its data on g, closed at the context's end

rule: exact
"""

import sqlite3
import warnings
from concurrent.futures import ThreadPoolExecutor

from flask import Flask, g

app = Flask("shop")


def connection() -> sqlite3.Connection:
    if "_stock_db" not in g:
        g._stock_db = sqlite3.connect(":memory:")
    return g._stock_db


@app.teardown_appcontext
def close(_error: BaseException | None) -> None:
    if "_stock_db" in g:
        g.pop("_stock_db").close()


def job() -> str:
    with app.app_context():
        same = connection() is connection()
    return f"one connection for the job: {same}"


def main() -> None:
    warnings.simplefilter("error")
    with ThreadPoolExecutor(1, "job") as pool:
        try:
            print(pool.submit(job).result(timeout=10))
        except AttributeError as error:
            print(f"AttributeError: {error}")


if __name__ == "__main__":
    main()
