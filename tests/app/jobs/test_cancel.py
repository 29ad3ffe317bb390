"""Cancelling: a queued job never begins, a running one looks at its Event."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from threading import Event

from reference_app.jobs.cancel import submit_cancellable

PATIENCE = 30
user: ContextVar[str] = ContextVar("user", default="nobody")


def test_a_queued_job_never_begins_and_a_running_one_is_told():
    runs, began = Event(), []

    def running(stop: Event) -> str:
        runs.set()
        return "told" if stop.wait(PATIENCE) else "not told"

    with ThreadPoolExecutor(1, "cancel") as pool:
        first = submit_cancellable(pool, running)
        second = submit_cancellable(pool, began.append)
        assert runs.wait(PATIENCE)
        assert second.cancel()
        assert not first.cancel()
        assert first.future.result(PATIENCE) == "told"
    assert not began


def test_each_job_has_an_event_of_its_own():
    with ThreadPoolExecutor(1, "cancel") as pool:
        first = submit_cancellable(pool, Event.is_set)
        first.cancel()
        second = submit_cancellable(pool, Event.is_set)
        assert second.future.result(PATIENCE) is False


def test_a_job_that_has_ended_cannot_be_cancelled_and_keeps_its_result():
    with ThreadPoolExecutor(1, "cancel") as pool:
        job = submit_cancellable(pool, lambda _: 12)
        job.future.result(PATIENCE)
        assert not job.cancel()
        assert job.future.result(PATIENCE) == 12


def test_a_job_sees_nothing_that_its_thread_keeps():
    with ThreadPoolExecutor(1, "cancel") as pool:
        pool.submit(user.set, "alice").result(PATIENCE)
        job = submit_cancellable(pool, lambda _: user.get())
        assert job.future.result(PATIENCE) == "nobody"
