"""Jobs in other threads: what they get, and what they must not see."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context, copy_context

import pytest
from flask import Flask, current_app, g, has_request_context, request
from flask.globals import request_ctx

from reference_app.contexts.handover import (
    RequestData,
    hand_over,
    in_app,
    request_data,
    submit_copies,
    submit_with_variables,
)

PATIENCE = 30


@pytest.fixture
def app():
    app = Flask("shop")
    app.testing = True
    return app


@pytest.fixture
def pool():
    with ThreadPoolExecutor(3, "job") as pool:
        yield pool


def inherit(creator: Context) -> None:
    """Start as a thread does under -X thread_inherit_context=1."""
    for variable, value in creator.items():
        variable.set(value)


@pytest.fixture
def remembering_pool(app):
    """A pool whose one thread was started in a request of alice's."""
    with app.test_request_context("/?user=alice"):
        copied = copy_context()
    with ThreadPoolExecutor(1, "job", inherit, (copied,)) as pool:
        yield pool


def asker() -> str:
    return request.args["user"] if has_request_context() else "nobody"


def test_the_app_is_there_in_the_thread_and_gone_after_the_job(app, pool):
    job = pool.submit(in_app, app, lambda: current_app.name)
    assert job.result(PATIENCE) == "shop"
    after = pool.submit(lambda: current_app.name)
    assert isinstance(after.exception(PATIENCE), RuntimeError)


def test_each_job_has_a_g_of_its_own(app, pool):
    def visit() -> int:
        g.visits = g.get("visits", 0) + 1
        return g.visits

    jobs = [pool.submit(in_app, app, visit) for _ in range(3)]
    assert [job.result(PATIENCE) for job in jobs] == [1, 1, 1]


def test_teardown_runs_in_the_jobs_thread_also_if_the_job_fails(app, pool):
    torn_down = []

    @app.teardown_appcontext
    def note(_: BaseException | None) -> None:
        torn_down.append(threading.current_thread().name)

    def fail() -> None:
        raise ConnectionError("the supplier does not answer")

    job = pool.submit(in_app, app, fail)
    with pytest.raises(ConnectionError, match="supplier"):
        job.result(PATIENCE)
    assert torn_down == ["job_0"]


def test_the_recipe_hands_over_app_and_values(app, pool):
    def order(sku: str, user: str) -> str:
        return f"{current_app.name}: {sku} for {user}"

    with app.test_request_context("/?user=alice"):
        job = hand_over(pool, app, order, "tea-250", request.args["user"])
    assert job.result(PATIENCE) == "shop: tea-250 for alice"


def test_a_remembering_pool_shows_alice_to_everybody(app, remembering_pool):
    """What the recipe is for; an application context alone is not enough."""
    bare = remembering_pool.submit(asker)
    assert bare.result(PATIENCE) == "alice"
    with_app = remembering_pool.submit(in_app, app, asker)
    assert with_app.result(PATIENCE) == "alice"


def test_the_recipe_shows_no_job_the_request_of_another(app, remembering_pool):
    for user in ("alice", "bob"):
        with app.test_request_context(f"/?user={user}"):
            job = hand_over(remembering_pool, app, asker)
        assert job.result(PATIENCE) == "nobody"


def test_the_proxy_is_no_app(app, pool):
    with app.test_request_context():
        job = hand_over(pool, current_app, asker)
    with pytest.raises(RuntimeError, match="application context"):
        job.result(PATIENCE)


def test_request_data_outlives_the_request(app, pool):
    url = "/stock/tea-250?user=alice"
    with app.test_request_context(url, method="POST", data="+12"):
        asked = request_data()
    expected = RequestData("POST", "/stock/tea-250", {"user": "alice"}, "+12")
    assert pool.submit(lambda: asked).result(PATIENCE) == expected


def test_request_data_leaves_the_body_to_the_view(app):
    @app.post("/")
    def view() -> str:
        taken = request_data().body
        return f"{taken} {request.form['sku']}"

    answer = app.test_client().post("/", data={"sku": "tea-250"})
    assert answer.text == "sku=tea-250 tea-250"


def test_request_data_needs_a_request():
    with pytest.raises(RuntimeError, match="request context"):
        request_data()


def test_copies_overlap_each_in_a_context_of_its_own(app, pool):
    all_in, entered = threading.Barrier(3), []

    def count(sku: str) -> str:
        entered.append(request_ctx._get_current_object())
        all_in.wait(PATIENCE)
        return f"{sku} for {asker()}"

    with app.test_request_context("/?user=alice"):
        jobs = submit_copies(pool, count, ["tea-250", "mug-01", "jam-340"])
        counted = [job.result(PATIENCE) for job in jobs]
    assert counted == [
        "tea-250 for alice",
        "mug-01 for alice",
        "jam-340 for alice",
    ]
    assert len({id(context) for context in entered}) == 3


def test_a_copy_is_not_left_behind_in_its_thread(app):
    with ThreadPoolExecutor(1) as pool:
        with app.test_request_context("/?user=alice"):
            [copied] = submit_copies(pool, lambda _: asker(), ["tea-250"])
            assert copied.result(PATIENCE) == "alice"
        assert pool.submit(asker).result(PATIENCE) == "nobody"


def test_copies_need_a_request(pool):
    with pytest.raises(RuntimeError, match="request context"):
        submit_copies(pool, str, ["tea-250"])


def test_copied_variables_overlap_and_share_g(app, pool):
    all_in = threading.Barrier(3)

    def note(sku: str) -> bool:
        all_in.wait(PATIENCE)
        g.counted[sku] = True
        return has_request_context()

    with app.test_request_context():
        g.counted = {}
        jobs = submit_with_variables(pool, note, ["tea-250", "mug-01", "jam-340"])
        assert all(job.result(PATIENCE) for job in jobs)
        assert set(g.counted) == {"tea-250", "mug-01", "jam-340"}
