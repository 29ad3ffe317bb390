"""A session in a store of the server: read first, written last, too

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask, Request, Response, session
from flask.sessions import SessionInterface, SessionMixin

stored = {"alice": {"cart": []}}
both_under_way = Barrier(2)


class StoredSession(dict, SessionMixin):
    """All that one user has in the store."""


class Store(SessionInterface):
    def open_session(self, _: Flask, request: Request) -> StoredSession:
        return StoredSession(stored[request.headers["User"]])

    def save_session(
        self, _: Flask, session: StoredSession, __: Response
    ) -> None:
        stored["alice"] = dict(session)


app = Flask("shop")
app.session_interface = Store()


@app.post("/cart/<sku>")
def add(sku: str) -> str:
    assert both_under_way.wait(timeout=10) < 2
    session["cart"] = [*session["cart"], sku]
    return "added"


def ask(sku: str) -> None:
    app.test_client().post(f"/cart/{sku}", headers={"User": "alice"})


def main() -> None:
    with ThreadPoolExecutor(2, "request") as requests:
        list(requests.map(ask, ["mug-01", "tea-250"]))
    print(f"2 added, in the store: {len(stored['alice']['cart'])}")


if __name__ == "__main__":
    main()
