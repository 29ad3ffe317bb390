"""Each worker made a key at its start, and knows no other's sessions

Two apps stand for the two workers of a server.

rule: exact
"""

import os

from flask import Flask, session


def make_worker(key: bytes) -> Flask:
    app = Flask("shop")
    app.secret_key = key

    @app.get("/login")
    def login() -> str:
        session["user"] = "alice"
        return "welcome"

    @app.get("/")
    def home() -> str:
        return session.get("user", "nobody")

    return app


def ask_both(first: Flask, second: Flask) -> str:
    """Log in at one worker, then ask one and the other."""
    answer = first.test_client().get("/login")
    browser = {"Cookie": answer.headers["Set-Cookie"].split(";")[0]}
    homes = []
    for worker in (first, second):
        client = worker.test_client(use_cookies=False)
        homes.append(client.get("/", headers=browser).text)
    return ", ".join(homes)


def main() -> None:
    own = [make_worker(os.urandom(16)) for _ in range(2)]
    print(f"a key for each worker: {ask_both(*own)}")
    same = [make_worker(b"from the environment") for _ in range(2)]
    print(f"one key for all:       {ask_both(*same)}")


if __name__ == "__main__":
    main()
