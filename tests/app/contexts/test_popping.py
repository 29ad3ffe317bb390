"""What the pages on wrongly popped contexts say of Flask, where no program shows it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from contextvars import Context
from threading import Thread

import pytest
from flask import Flask, Response, stream_with_context
from werkzeug.test import create_environ, run_wsgi_app

PATIENCE = 30


@pytest.fixture
def app():
    app = Flask("shop")
    app.testing = True
    app.add_url_rule("/", view_func=lambda: "here")
    return app


def elsewhere(call: Callable[[], object]) -> BaseException | None:
    """Call in a thread whose context is empty on every build; its exception."""
    errors: list[BaseException | None] = [None]

    def run() -> None:
        try:
            Context().run(call)
        except Exception as error:  # it is what the test asks for
            errors.append(error)

    thread = Thread(target=run, name="elsewhere")
    thread.start()
    thread.join(PATIENCE)
    return errors[-1]


@pytest.mark.parametrize("own", [False, True])
def test_a_pop_in_another_thread_is_refused(app, own):
    """In which of two ways depends on whether that thread has a context."""
    pushed = app.app_context()
    Context().run(pushed.push)

    def pop() -> None:
        with Flask("other").app_context() if own else ExitStack():
            pushed.pop()

    assert isinstance(elsewhere(pop), ValueError if own else LookupError)


def test_request_contexts_have_a_text_of_their_own(app):
    def out_of_order() -> None:
        first, second = app.test_request_context("/a"), app.test_request_context("/b")
        first.push()
        second.push()
        first.pop()

    with pytest.raises(AssertionError, match="Popped wrong request context"):
        Context().run(out_of_order)


def test_two_clients_in_with_blocks_get_into_each_others_way(app):
    def interleaved() -> None:
        with app.test_client() as one, app.test_client() as two:
            one.get("/")
            two.get("/")
            one.get("/")

    with pytest.raises(LookupError):
        Context().run(interleaved)


def test_no_teardown_runs_after_a_stream_that_was_closed_elsewhere(app):
    ended: list[str] = []

    @app.teardown_appcontext
    def note(_error: BaseException | None) -> None:
        ended.append("teardown")

    @app.get("/export")
    def export() -> Response:
        def lines() -> Iterator[str]:
            yield from ("one", "two")

        return Response(stream_with_context(lines()))

    def worker() -> None:
        body, _, _ = run_wsgi_app(app, create_environ("/export"))
        next(iter(body))
        assert isinstance(elsewhere(body.close), LookupError)
        ended.clear()
        assert app.test_client().get("/").text == "here"

    Context().run(worker)
    assert ended == []
