"""A request does not hang where its database does."""

from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from threading import Event
from typing import Any

import pytest
from flask.testing import FlaskClient

from reference_app.web.reading import NotReadError, read_in_time

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail


def test_what_was_read_is_returned_and_what_was_raised_is_raised():
    with ThreadPoolExecutor(1) as pool:
        assert read_in_time(pool, PATIENCE, int, "12") == 12
        with pytest.raises(ValueError, match="twelve"):
            read_in_time(pool, PATIENCE, int, "twelve")


def test_it_gives_up_in_time_and_does_not_begin_later():
    goes_on, begun = Event(), []

    def read(name: str) -> None:
        begun.append(name)
        assert goes_on.wait(PATIENCE)

    with ThreadPoolExecutor(1) as pool:
        for name in ("stalled", "behind it"):
            with pytest.raises(NotReadError, match=r"no answer within 0.05 s"):
                read_in_time(pool, 0.05, read, name)
        goes_on.set()
    assert begun == ["stalled"]


class Inheriting(ThreadPoolExecutor):
    """Runs a job in its submitter's context, as some builds of Python do."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        return super().submit(copy_context().run, fn, *args, **kwargs)


def test_the_pools_threads_keep_nothing_of_a_request():
    user = ContextVar("user", default="nobody")
    token = user.set("alice")
    with Inheriting(1) as pool:
        assert read_in_time(pool, PATIENCE, user.get) == "nobody"
    user.reset(token)


@pytest.mark.parametrize("path", ["/healthz", "/api/stock/tea-250/history"])
def test_a_stalled_database_is_a_problem(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, path: str
):
    def stalled(*_: object) -> None:
        raise NotReadError("no answer within 1 s")

    monkeypatch.setattr("reference_app.web.current.read_in_time", stalled)
    answer = client.get(path)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "1"
    assert "no answer within 1 s" in answer.json["detail"]
