"""One job in its own thread."""

import threading

import pytest

from reference_app.start.one import start_job

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail


def test_the_future_returns_what_the_job_returned():
    assert start_job(lambda: "synced", "batch-1").result(PATIENCE) == "synced"


def test_the_future_raises_what_the_job_raised():
    def job() -> None:
        raise ConnectionError("the supplier does not answer")

    with pytest.raises(ConnectionError, match="does not answer"):
        start_job(job, "batch-1").result(PATIENCE)


def test_even_a_system_exit_is_delivered():
    """A bare Thread drops SystemExit without a word."""

    def job() -> None:
        raise SystemExit(3)

    assert isinstance(start_job(job, "batch-1").exception(PATIENCE), SystemExit)


def test_the_thread_bears_its_name_and_is_not_the_callers():
    names = start_job(lambda: threading.current_thread().name, "batch-1")
    assert names.result(PATIENCE) == "batch-1"


def test_the_caller_goes_on_while_the_job_runs():
    may_end = threading.Event()
    outcome = start_job(lambda: may_end.wait(PATIENCE), "batch-1")
    assert not outcome.done()
    may_end.set()
    assert outcome.result(PATIENCE) is True


def test_not_a_daemon_even_when_a_daemon_starts_it():
    def is_daemon() -> bool:
        return threading.current_thread().daemon

    found: list[bool] = []

    def view() -> None:
        found.append(start_job(is_daemon, "batch-1").result(PATIENCE))

    creator = threading.Thread(target=view, daemon=True)
    creator.start()
    creator.join(PATIENCE)
    assert found == [False]
