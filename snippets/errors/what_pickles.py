"""What may go to another process, and what may not

rule: exact
"""

import logging
import pickle
from queue import Queue
from threading import Lock
from typing import Any

from flask import Flask, current_app, request
from sqlalchemy import create_engine

app = Flask("shop")
engine = create_engine("sqlite:///shop.db")


def may_go(thing: Any) -> str:
    try:
        pickle.dumps(thing)
    except (TypeError, AttributeError, pickle.PicklingError):
        return "stays here"
    return "may go"


def main() -> None:
    print(f"a lock: {may_go(Lock())}")
    print(f"a queue: {may_go(Queue())}")
    print(f"the app: {may_go(app)}")
    print(f"an engine: {may_go(engine)}")
    print(f"a lambda: {may_go(lambda: 12)}")
    with app.test_request_context("/?sku=mug-01"):
        print(f"request: {may_go(request)}")
        print(f"current_app: {may_go(current_app)}")
        print(f"request.args: {may_go(request.args)}")
    print(f"app.config: {may_go(dict(app.config))}")
    print(f"the engine's URL: {may_go(engine.url)}")
    print(f"a logger: {may_go(logging.getLogger('shop'))}")


if __name__ == "__main__":
    main()
