"""What the pages say of Flask and Python, beyond our programs."""

from flask import Flask
from werkzeug.test import EnvironBuilder


def test_teardown_has_run_before_the_server_gets_anything_to_send():
    app, ran = Flask("shop"), []
    app.add_url_rule("/", view_func=lambda: "accepted")
    app.teardown_request(lambda _: ran.append("request"))
    app.teardown_appcontext(lambda _: ran.append("app"))

    body = app(EnvironBuilder().get_environ(), lambda *_: None)

    assert ran == ["request", "app"]  # the server has not asked for the body
    assert b"".join(body) == b"accepted"
