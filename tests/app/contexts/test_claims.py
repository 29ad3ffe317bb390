"""What the pages on contexts say of Flask, where no program shows it."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context

import httpx
import pytest
from flask import Flask, copy_current_request_context, current_app, request
from werkzeug.exceptions import ClientDisconnected
from werkzeug.serving import make_server

PATIENCE = 30


@pytest.fixture
def app():
    app = Flask("shop")
    app.testing = True
    return app


@pytest.fixture
def pool():
    with ThreadPoolExecutor(1, "job") as pool:
        yield pool


def test_the_body_is_gone_after_the_answer(app, pool):
    """On the development server; the test client would hide it."""
    answer_left = threading.Event()
    jobs: list[Future[bytes]] = []
    handling: list[threading.Thread] = []

    def read_late() -> bytes:
        answer_left.wait(PATIENCE)
        return request.get_data()

    @app.post("/")
    def view() -> str:
        handling.append(threading.current_thread())
        jobs.append(pool.submit(copy_current_request_context(read_late)))
        return "accepted"

    server = make_server("127.0.0.1", 0, app, threaded=True)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        url = f"http://127.0.0.1:{server.port}/"
        answer = httpx.post(url, content=b"+12", timeout=PATIENCE, trust_env=False)
        assert answer.text == "accepted"
        handling[0].join(PATIENCE)
    finally:
        server.shutdown()
        serving.join(PATIENCE)
        server.server_close()
        answer_left.set()
    assert isinstance(jobs[0].exception(PATIENCE), ClientDisconnected)


def test_a_context_cannot_be_entered_twice_by_one_thread_either():
    copied = copy_context()
    with pytest.raises(RuntimeError, match="is already entered"):
        copied.run(copied.run, print)


def test_pushing_in_the_view_does_not_reach_the_thread(app, pool):
    # The pool's thread starts here, so on no build does it inherit an app.
    pool.submit(int).result(PATIENCE)
    with app.app_context():
        job = pool.submit(lambda: current_app.name)
        assert isinstance(job.exception(PATIENCE), RuntimeError)


def test_a_command_has_the_app(app):
    @app.cli.command("name")
    def name() -> None:
        print(current_app.name)

    assert app.test_cli_runner().invoke(args=["name"]).output == "shop\n"
