"""What the pages say of Flask and Python, beyond our programs."""

from collections.abc import Iterator

import pytest
from flask import Flask, Response, request, stream_with_context
from werkzeug.test import EnvironBuilder


def test_teardown_has_run_before_the_server_gets_anything_to_send():
    app, ran = Flask("shop"), []
    app.add_url_rule("/", view_func=lambda: "accepted")
    app.teardown_request(lambda _: ran.append("request"))
    app.teardown_appcontext(lambda _: ran.append("app"))

    body = app(EnvironBuilder().get_environ(), lambda *_: None)

    assert ran == ["request", "app"]  # the server has not asked for the body
    assert b"".join(body) == b"accepted"


def test_a_generator_has_the_request_only_with_stream_with_context():
    app = Flask("shop")

    def sku() -> Iterator[str]:
        yield request.args["sku"]

    @app.get("/bare")
    def bare() -> Response:
        return Response(sku())

    @app.get("/kept")
    def kept() -> Response:
        return Response(stream_with_context(sku()))

    client = app.test_client()
    assert client.get("/kept?sku=tea").text == "tea"
    with pytest.raises(RuntimeError, match="outside of request context"):
        client.get("/bare?sku=tea")
