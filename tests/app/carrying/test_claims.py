"""What the pages on carrying say beside their programs."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from threading import Event

import pytest
from flask import Flask, copy_current_request_context, url_for

PATIENCE = 30


@pytest.fixture
def app():
    app = Flask("shop")

    @app.get("/orders/<int:number>")
    def order(number: int) -> str:
        return str(number)

    return app


@pytest.mark.parametrize("external", [True, False])
def test_without_a_request_url_for_builds_nothing_not_even_a_path(app, external):
    with app.app_context(), pytest.raises(RuntimeError, match="Unable to build"):
        url_for("order", number=7, _external=external)


def test_without_a_request_url_for_is_absolute_unless_told_otherwise(app):
    app.config.update(SERVER_NAME="shop.example", APPLICATION_ROOT="/a")
    with app.app_context():
        assert url_for("order", number=7) == "http://shop.example/a/orders/7"
        assert url_for("order", number=7, _external=False) == "/a/orders/7"


def test_a_copied_request_knows_its_host(app):
    with app.test_request_context(base_url="http://alice.example"):
        build = copy_current_request_context(
            lambda: url_for("order", number=7, _external=True)
        )
        with ThreadPoolExecutor(1) as pool:
            built = pool.submit(build).result(PATIENCE)
    assert built == "http://alice.example/orders/7"


def test_a_server_name_does_not_restrict_requests(app):
    """From Flask 3.1 on; before, the answer is 404."""
    app.config["SERVER_NAME"] = "shop.example"
    client = app.test_client()
    assert client.get("/orders/7", base_url="http://127.0.0.1:5000").text == "7"


def test_trusted_hosts_refuse_a_forged_host(app):
    """From Flask 3.1 on."""
    app.config["TRUSTED_HOSTS"] = ["shop.example"]
    client = app.test_client()
    assert client.get("/orders/7", base_url="http://evil.example").status_code == 400
    assert client.get("/orders/7", base_url="http://shop.example").status_code == 200


def test_a_done_callback_runs_outside_of_the_jobs_context():
    request_id = ContextVar("request_id", default="-")
    seen, callback_there = [], Event()

    def job() -> bool:
        seen.append(request_id.get())
        return callback_there.wait(PATIENCE)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(int).result(PATIENCE)  # the thread is older than the id
        token = request_id.set("r-1")
        running = pool.submit(copy_context().run, job)
        request_id.reset(token)
        running.add_done_callback(lambda _: seen.append(request_id.get()))
        callback_there.set()
    assert running.result(PATIENCE)
    assert seen == ["r-1", "-"]
