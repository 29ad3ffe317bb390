"""A ContextVar that is reset holds its value for one request

rule: exact
"""

import logging
from threading import Thread

from flask import Flask, request
from werkzeug.serving import make_server

from reference_app.isolation.one_worker import ask, serve
from reference_app.isolation.request_scope import basket_of, user

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
