"""Werkzeug's Local has no __ident_func__ since 2.1

`get_ident` makes the message go away. One thread answers many requests,
and all of them get one session.

rule: exact
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import get_ident

from flask import Flask
from sqlalchemy.orm import Session, scoped_session, sessionmaker
from werkzeug.local import Local

app = Flask("shop")
seen: list[Session] = []


def scope() -> Callable[[], int]:
    try:
        return Local().__ident_func__
    except AttributeError as error:
        print(f"AttributeError: {error}")
    return get_ident


sessions = scoped_session(sessionmaker(), scopefunc=scope())


@app.get("/")
def view() -> str:
    seen.append(sessions())
    return "done"


def main() -> None:
    client = app.test_client()
    with ThreadPoolExecutor(1, "worker") as worker:
        for _ in range(2):
            worker.submit(client.get, "/").result(timeout=10)
    print(f"both requests had one session: {seen[0] is seen[1]}")


if __name__ == "__main__":
    main()
