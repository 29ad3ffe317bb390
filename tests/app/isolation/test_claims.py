"""What the pages on isolation say of Python, Flask and Werkzeug."""

import sys
from collections import deque
from contextvars import ContextVar, Token
from importlib.metadata import version
from threading import Thread, current_thread, get_ident

import flask
import flask.globals
import pytest
import werkzeug.local
from flask import Flask
from sqlalchemy import create_engine
from sqlalchemy.orm import scoped_session, sessionmaker
from werkzeug.serving import make_server

from reference_app.isolation.one_worker import ask

user = ContextVar("user", default="nobody")


def in_thread(job) -> list:
    found = []
    thread = Thread(target=lambda: found.append(job()))
    thread.start()
    thread.join(timeout=10)
    return found


def test_a_new_thread_starts_empty_or_with_a_copy_as_the_flag_says():
    copies = getattr(sys.flags, "thread_inherit_context", 0)
    token = user.set("alice")
    assert in_thread(user.get) == ["alice" if copies else "nobody"]
    user.reset(token)


def test_what_a_thread_sets_its_creator_never_sees():
    in_thread(lambda: user.set("bob"))
    assert user.get() == "nobody"


def test_a_token_is_a_context_manager_since_3_14():
    assert hasattr(Token, "__enter__") == (sys.version_info >= (3, 14))


@pytest.mark.parametrize("name", ["_request_ctx_stack", "_app_ctx_stack"])
def test_the_stacks_are_gone_since_flask_3(name):
    assert int(version("flask").split(".")[0]) >= 3
    with pytest.raises(AttributeError):
        getattr(flask, name)


def test_the_context_objects_have_proxies():
    app = Flask(__name__)
    with app.test_request_context("/stock") as context:
        assert flask.globals.request_ctx.request is context.request
        assert flask.globals.app_ctx.app is app


def test_no_thread_id_is_left_in_werkzeug_and_python_has_it():
    assert not hasattr(werkzeug.local, "get_ident")
    assert not hasattr(werkzeug.local.Local(), "__ident_func__")
    assert get_ident() == current_thread().ident


def test_a_scoped_session_by_app_context():
    app = Flask(__name__)
    engine = create_engine("sqlite://")
    scope = lambda: id(flask.globals.app_ctx._get_current_object())  # noqa: E731 - as the page has it
    sessions = scoped_session(sessionmaker(engine), scopefunc=scope)
    app.teardown_appcontext(lambda _error: sessions.remove())
    with app.app_context():
        outer = sessions()
        with app.app_context():
            assert sessions() is not outer
        assert sessions() is outer
    assert sessions.registry.registry == {}
    engine.dispose()


def test_the_development_server_starts_a_thread_for_each_request(caplog):
    caplog.set_level("ERROR", logger="werkzeug")
    app = Flask(__name__)
    seen = []
    app.add_url_rule("/", view_func=lambda: seen.append(current_thread()) or "seen")
    with make_server("127.0.0.1", 0, app, threaded=True) as server:
        acceptor = Thread(target=server.serve_forever)
        acceptor.start()
        assert [ask(server, "/"), ask(server, "/")] == ["seen", "seen"]
        server.shutdown()
        acceptor.join(timeout=10)
    assert len(set(seen)) == 2


@pytest.mark.parametrize(
    ("shared", "change", "text"),
    [
        ({1, 2}, lambda shared: shared.add(3), "Set changed size during iteration"),
        (deque([1, 2]), lambda shared: shared.append(3), "deque mutated during"),
    ],
)
def test_sets_and_deques_fail_like_dicts(shared, change, text):
    items = iter(shared)
    next(items)
    change(shared)
    with pytest.raises(RuntimeError, match=text):
        next(items)


def test_a_list_that_changes_gives_no_error_and_skips():
    stock = ["tea-250", "mug-01", "cup-03"]
    seen = []
    for sku in stock:
        seen.append(sku)
        if sku == "tea-250":
            stock.remove(sku)
    assert seen == ["tea-250", "cup-03"]
