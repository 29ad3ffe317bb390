"""What belongs to one request goes on g: nothing to reset

rule: exact
"""

import logging
from threading import Thread

from flask import Flask, g, request
from werkzeug.serving import make_server

from reference_app.isolation.one_worker import ask, serve

app = Flask(__name__)


@app.get("/basket")
def basket() -> str:
    if "user" in request.args:
        g.user = request.args["user"]
    return f"the basket of {g.get('user', 'nobody')}"


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, app)
    Thread(target=serve, args=(server, 2), name="worker").start()
    print(f"alice gets {ask(server, '/basket?user=alice')}")
    print(f"the next one gets {ask(server, '/basket')}")


if __name__ == "__main__":
    main()
