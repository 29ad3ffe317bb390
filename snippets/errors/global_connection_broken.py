"""A connection in a global variable, and a server with threads

rule: exact
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from flask import Flask

FILE = Path("shop.db")
app = Flask("shop")
app.testing = True  # what a view raises goes on to the test
database = sqlite3.connect(FILE)


@app.get("/stock")
def stock() -> str:
    row = database.execute("SELECT 12").fetchone()
    return f"in stock: {row[0]}"


def visit() -> str:
    return app.test_client().get("/stock").text


def main() -> None:
    print(f"main thread: {visit()}")
    with ThreadPoolExecutor(1, "server") as server:
        try:
            print(server.submit(visit).result(timeout=10))
        except sqlite3.ProgrammingError as error:
            text = str(error).partition(".")[0]
            print(f"sqlite3.ProgrammingError: {text}")
    database.close()
    FILE.unlink()


if __name__ == "__main__":
    main()
