"""The view opens the connection, in the thread that it runs in

rule: exact
needs: asgiref
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from flask import Flask

app = Flask("shop")


@app.get("/stock/<sku>")
async def stock(sku: str) -> str:
    with closing(sqlite3.connect(":memory:")) as connection:
        row = connection.execute("SELECT ?", (12,)).fetchone()
    return f"{sku}: {row[0]}"


def main() -> None:
    app.testing = True  # an error reaches this function
    client = app.test_client()
    with ThreadPoolExecutor(1, "worker") as worker:
        answer = worker.submit(client.get, "/stock/tea-250")
        try:
            print(answer.result(timeout=10).text)
        except sqlite3.Error as error:
            first = str(error).partition(".")[0]
            print(f"sqlite3.{type(error).__name__}: {first}.")


if __name__ == "__main__":
    main()
