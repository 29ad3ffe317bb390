"""An app in a thread: it comes up, ends what it began, and says what it cannot."""

import socket
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from threading import Event, Thread, current_thread
from threading import enumerate as living_threads
from urllib.parse import urlsplit

import httpx
import pytest
from flask import Flask
from werkzeug.serving import make_server

from reference_app.serving.in_thread import Handler, serve_in_thread

PATIENCE = 30


def app_with(view: Callable[[], str]) -> Flask:
    app = Flask("shop")
    app.add_url_rule("/", view_func=view)
    return app


def get(address: str) -> str:
    return httpx.get(address, timeout=PATIENCE, trust_env=False).text


class Held:
    """A view that is under way until it is let go."""

    def __init__(self) -> None:
        self.under_way, self.let_go, self.ended = Event(), Event(), Event()

    def view(self) -> str:
        self.under_way.set()
        assert self.let_go.wait(PATIENCE)
        self.ended.set()
        return "ordered"


@pytest.fixture
def held():
    made = Held()
    yield made
    made.let_go.set()


@pytest.fixture
def pool():
    with ThreadPoolExecutor(2) as made:
        yield made


def test_it_answers_in_the_block_and_listens_no_more_after_it():
    with serve_in_thread(app_with(lambda: "here")) as address:
        assert get(address) == "here"
    with pytest.raises(httpx.ConnectError):
        get(address)


def test_it_answers_requests_concurrently(held, pool):
    with serve_in_thread(app_with(held.view)) as address:
        first = pool.submit(get, address)
        assert held.under_way.wait(PATIENCE)
        held.under_way.clear()
        second = pool.submit(get, address)
        assert held.under_way.wait(PATIENCE)
        held.let_go.set()
        answers = [first.result(PATIENCE), second.result(PATIENCE)]
    assert answers == ["ordered", "ordered"]


def test_it_stops_when_the_block_fails():
    stack = ExitStack()
    address = stack.enter_context(serve_in_thread(app_with(lambda: "here")))
    with pytest.raises(ZeroDivisionError), stack:
        raise ZeroDivisionError
    with pytest.raises(httpx.ConnectError):
        get(address)


def stop_during(held: Held, pool: ThreadPoolExecutor) -> tuple[Future[str], Thread]:
    """Leave the block during a request; give that request and the leaving thread."""
    entered: Future[str] = Future()
    leave = Event()

    def run() -> None:
        with serve_in_thread(app_with(held.view), timeout=PATIENCE) as address:
            entered.set_result(address)
            assert leave.wait(PATIENCE)

    leaving = Thread(target=run, name="leaving")
    leaving.start()
    address = entered.result(PATIENCE)
    asked = pool.submit(get, address)
    assert held.under_way.wait(PATIENCE)
    leave.set()
    until_refused(address)
    return asked, leaving


def until_refused(address: str) -> None:
    """Return when nobody listens there any more."""
    where = urlsplit(address)
    for _ in range(10_000):
        try:
            socket.create_connection((where.hostname, where.port), PATIENCE).close()
        except OSError:
            return
    pytest.fail(f"{address} still listens")


def test_the_end_of_the_block_waits_for_a_request_and_takes_no_other(held, pool):
    asked, leaving = stop_during(held, pool)
    assert leaving.is_alive()  # though nobody listens any more
    held.let_go.set()
    leaving.join(PATIENCE)
    assert not leaving.is_alive()
    assert held.ended.is_set()
    assert asked.result(PATIENCE) == "ordered"


def test_a_request_that_takes_too_long_is_told(held, pool):
    stack = ExitStack()
    address = stack.enter_context(serve_in_thread(app_with(held.view), timeout=0.2))
    asked = pool.submit(get, address)
    assert held.under_way.wait(PATIENCE)
    with pytest.raises(TimeoutError, match=r"After 0.2 s a request is still under way"):
        stack.close()
    held.let_go.set()
    assert asked.result(PATIENCE) == "ordered"


def test_a_silent_connection_does_not_hold_up_the_end(monkeypatch, caplog):
    """As a browser opens it ahead of need: without a request."""
    caplog.set_level("CRITICAL", logger="werkzeug")
    assert 0 < Handler.timeout < 10  # less than the end may take
    monkeypatch.setattr(Handler, "timeout", 0.1)
    with ExitStack() as stack:
        address = stack.enter_context(serve_in_thread(app_with(lambda: "here")))
        where = urlsplit(address)
        silent = socket.create_connection((where.hostname, where.port), PATIENCE)
        with silent:
            assert get(address) == "here"  # the one before it was accepted
            stack.close()


def test_a_taken_port_is_an_error_that_the_caller_can_handle():
    with serve_in_thread(app_with(lambda: "here")) as address:
        second = serve_in_thread(app_with(lambda: ""), port=urlsplit(address).port)
        with pytest.raises(OSError, match="Address already in use"):
            second.__enter__()
        assert get(address) == "here"


def test_it_listens_at_the_port_that_it_is_given():
    with serve_in_thread(app_with(lambda: "first")) as address:
        pass
    again = serve_in_thread(app_with(lambda: "second"), port=urlsplit(address).port)
    with again as same:
        assert same == address
        assert get(address) == "second"


def test_make_server_itself_ends_the_program_there(capsys):
    app = app_with(lambda: "here")
    with serve_in_thread(app) as address, pytest.raises(SystemExit):
        make_server("127.0.0.1", urlsplit(address).port, app)
    assert "Address already in use" in capsys.readouterr().err


def test_its_threads_are_no_daemons_but_the_one_that_listens():
    """So a thread that a view starts is none either, unless told to be."""
    views: list[Thread] = []

    def view() -> str:
        views.append(current_thread())
        return str(Thread(target=print).daemon)

    with serve_in_thread(app_with(view)) as address:
        (web,) = (each for each in living_threads() if each.name == "web")
        assert get(address) == "False"
    assert web.daemon
    assert not views[0].daemon


def test_a_view_of_a_threaded_server_may_ask_for_the_end():
    """It is the thread that listens that must not wait for itself."""
    server = make_server("127.0.0.1", 0, app_with(lambda: ""), threaded=True)

    def stop() -> str:
        server.shutdown()
        return "stopped"

    server.app = app_with(stop)
    serving = Thread(target=server.serve_forever, args=(0.05,))
    serving.start()
    answer = get(f"http://127.0.0.1:{server.port}/")
    serving.join(PATIENCE)
    assert answer == "stopped"
    assert not serving.is_alive()
