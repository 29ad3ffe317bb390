"""An owner: one thread opens, uses and closes what is bound to it

A connection of `sqlite3` is such a thing, and needs no browser.

rule: exact
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import current_thread

from flask import Flask

from reference_app.jobs.owner import Owner

app = Flask("shop")
owner = Owner(
    lambda: sqlite3.connect(":memory:"),
    sqlite3.Connection.close,
    name="owner",
)


def sum_up(connection: sqlite3.Connection, number: int) -> str:
    (total,) = connection.execute("SELECT ? + 1", (number,)).fetchone()
    return f"{total}, by the thread {current_thread().name}"


@app.get("/next/<int:number>")
def following(number: int) -> str:
    return owner.ask(lambda connection: sum_up(connection, number))


def get(number: int) -> str:
    return app.test_client().get(f"/next/{number}").text


def main() -> None:
    with ThreadPoolExecutor(3, "request") as requests:
        for line in requests.map(get, (1, 2, 3)):
            print(line)
    owner.close()


if __name__ == "__main__":
    main()
