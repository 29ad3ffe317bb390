"""What the pool without threads and the check for threads promise."""

from contextvars import ContextVar
from threading import Event, Thread, get_ident

import pytest

from reference_app.testing.inline import InlineExecutor
from reference_app.testing.leaks import no_thread_left

colour: ContextVar[str] = ContextVar("colour", default="none")


def test_an_inline_job_has_run_when_submit_returns():
    done: list[int] = []
    job = InlineExecutor().submit(done.append, 1)
    assert done == [1]
    assert job.done()


def test_an_inline_job_runs_in_the_thread_that_submits():
    assert InlineExecutor().submit(get_ident).result(timeout=10) == get_ident()


def test_an_inline_job_gets_its_arguments_and_gives_its_result():
    job = InlineExecutor().submit(int, "ff", base=16)
    assert job.result(timeout=10) == 255


def test_an_inline_job_keeps_its_error_for_who_asks():
    job = InlineExecutor().submit({}.__getitem__, "tea-250")
    with pytest.raises(KeyError, match="tea-250"):
        job.result(timeout=10)


def test_an_inline_job_sees_no_variable_of_its_caller():
    token = colour.set("green")
    try:
        assert InlineExecutor().submit(colour.get).result(timeout=10) == "none"
    finally:
        colour.reset(token)


def test_map_keeps_the_order():
    assert list(InlineExecutor().map(str.upper, "abc")) == ["A", "B", "C"]


def test_a_thread_that_stays_is_named():
    leave = Event()
    stays = Thread(target=leave.wait, args=(10,), name="stays")
    try:
        with (
            pytest.raises(AssertionError, match="still running: stays"),
            no_thread_left(within=0.01),
        ):
            stays.start()
    finally:
        leave.set()
        stays.join(timeout=10)


def test_a_thread_that_ends_in_time_is_waited_for():
    leave = Event()
    with no_thread_left(within=10):
        thread = Thread(target=leave.wait, args=(10,))
        thread.start()
        leave.set()
    assert not thread.is_alive()


def test_a_thread_from_before_may_stay():
    leave = Event()
    thread = Thread(target=leave.wait, args=(10,))
    thread.start()
    try:
        with no_thread_left(within=0.01):
            assert thread.is_alive()
    finally:
        leave.set()
        thread.join(timeout=10)


def test_an_error_of_the_block_is_not_replaced():
    with pytest.raises(ZeroDivisionError), no_thread_left(within=0.01):
        print(1 / 0)
