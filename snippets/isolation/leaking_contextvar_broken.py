"""A ContextVar that is not reset answers the next request too

rule: exact
"""

import logging
from contextvars import ContextVar
from threading import Thread

from flask import Flask, request
from werkzeug.serving import make_server

from reference_app.isolation.one_worker import ask, serve

user: ContextVar[str] = ContextVar("user", default="nobody")


def basket_of(name: str) -> str:
    """Answer for one user."""
    user.set(name)
    return f"the basket of {user.get()}"


app = Flask(__name__)


@app.get("/basket")
def basket() -> str:
    return basket_of(request.args.get("user", user.get()))


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, app)
    Thread(target=serve, args=(server, 2), name="worker").start()
    print(f"alice gets {ask(server, '/basket?user=alice')}")
    print(f"the next one gets {ask(server, '/basket')}")


if __name__ == "__main__":
    main()
