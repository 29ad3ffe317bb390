"""A stream in a request context, half-read, closed by another thread

A server does this when the client goes away: the body is closed later,
or collected, wherever that happens to be.

rule: exact
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from flask import (
    Flask,
    Response,
    has_request_context,
    request,
    stream_with_context,
)
from werkzeug.test import create_environ, run_wsgi_app

app = Flask("shop")
worker = ThreadPoolExecutor(1, "worker")
other = ThreadPoolExecutor(1, "other")


def lines() -> Iterator[str]:
    for sku in ("tea-250", "mug-01"):
        yield f"{request.args['user']}: {sku}\n"


@app.get("/export")
def export() -> Response:
    return Response(stream_with_context(lines()))


def read_one_line() -> Any:
    environ = create_environ("/export", query_string="user=alice")
    body, _, _ = run_wsgi_app(app, environ)
    print(next(iter(body)).decode().strip())
    return body


def main() -> None:
    body = worker.submit(read_one_line).result(timeout=10)
    error = other.submit(body.close).exception(timeout=10)
    print(f"closing raised {error and type(error).__name__}")
    left = worker.submit(has_request_context).result(timeout=10)
    print(f"the worker still has alice's request: {left}")


if __name__ == "__main__":
    main()
