"""Flask has no _app_ctx_stack since 3.0

An extension of old kept a connection there. Flask 2.3 still has the
name, and warns.

rule: exact
"""

import sqlite3
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from flask import Flask

app = Flask("shop")


def old_stack() -> Any:
    try:
        from flask import _app_ctx_stack as stack
    except (ImportError, DeprecationWarning) as error:
        # Without the path of the file that follows in brackets.
        text = str(error).partition(" (")[0]
        print(f"{type(error).__name__}: {text}")
        stack = None
    return stack


def connection() -> sqlite3.Connection:
    return old_stack().top.stock_db


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
