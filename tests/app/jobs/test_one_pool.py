"""The app's pool: the size that is set, the app inside, and none shared."""

from collections.abc import Iterator
from contextvars import ContextVar
from threading import Barrier, Event, current_thread

import pytest
from flask import Flask, current_app

from reference_app.jobs.one_pool import init_pool, submit
from reference_app.start.pool import PoolFullError

PATIENCE = 30
user: ContextVar[str] = ContextVar("user", default="nobody")


@pytest.fixture
def app() -> Iterator[Flask]:
    made = Flask("shop")
    made.config.update(POOL_THREADS=2, POOL_PENDING=3)
    init_pool(made)
    yield made
    made.extensions["pool"].close()


def test_a_job_has_the_app_and_its_values(app):
    job = submit(app, lambda sku: f"{current_app.name}: {sku}", "tea")
    assert job.result(PATIENCE) == "shop: tea"


def test_it_runs_so_many_concurrently_and_refuses_beyond_what_may_wait(app):
    both, may_end = Barrier(3), Event()

    def job() -> str:
        both.wait(PATIENCE)
        assert may_end.wait(PATIENCE)
        return current_thread().name

    jobs = [submit(app, job), submit(app, job), submit(app, str)]
    both.wait(PATIENCE)
    with pytest.raises(PoolFullError, match="3 jobs are pending"):
        submit(app, str)
    may_end.set()
    assert len({job.result(PATIENCE) for job in jobs[:2]}) == 2


def test_no_thread_is_there_before_the_first_job(app):
    pool = app.extensions["pool"]
    pool.close()  # nothing was opened
    assert submit(app, str).result(PATIENCE) == ""


def test_two_apps_have_two_pools(app):
    other = Flask("another")
    init_pool(other)
    assert submit(other, lambda: current_app.name).result(PATIENCE) == "another"
    assert other.extensions["pool"] is not app.extensions["pool"]
    assert other.config["POOL_THREADS"] == 4
    other.extensions["pool"].close()


def test_a_job_sees_nothing_that_its_thread_keeps():
    app = Flask("shop")
    app.config["POOL_THREADS"] = 1
    init_pool(app)
    submit(app, user.set, "alice").result(PATIENCE)
    assert submit(app, user.get).result(PATIENCE) == "nobody"
    app.extensions["pool"].close()
