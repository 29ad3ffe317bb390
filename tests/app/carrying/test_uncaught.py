"""A bare thread's exception is in the log, under the thread's name."""

import sys
import threading
from collections.abc import Callable

import pytest

from reference_app.carrying.uncaught import log_uncaught

PATIENCE = 30


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(threading, "excepthook", log_uncaught)

    def run(task: Callable[[], object]) -> None:
        thread = threading.Thread(target=task, name="parcels")
        thread.start()
        thread.join(PATIENCE)
        assert not thread.is_alive()

    return run


def fail() -> None:
    raise ConnectionError("the supplier does not answer")


def test_what_ends_a_thread_is_logged_with_name_and_traceback(run, caplog):
    run(fail)
    [record] = caplog.records
    assert (record.levelname, record.threadName) == ("ERROR", "parcels")
    assert record.getMessage() == "parcels ended by an exception"
    assert record.exc_info[0] is ConnectionError
    assert record.exc_info[2].tb_next is not None


@pytest.mark.parametrize("end", [sys.exit, int])
def test_a_thread_that_ends_well_logs_nothing(run, caplog, end):
    run(end)
    assert not caplog.records


def test_a_thread_that_is_gone_is_logged_without_its_name(caplog):
    error = ConnectionError()
    args = threading.ExceptHookArgs((ConnectionError, error, None, None))
    log_uncaught(args)
    assert caplog.messages == ["a thread ended by an exception"]
