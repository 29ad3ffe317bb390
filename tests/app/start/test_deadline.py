"""Waiting until a deadline, and stopping by agreement."""

import threading
from concurrent.futures import Future

from reference_app.start.deadline import late_ones, sync_pages
from reference_app.start.one import start_job

PATIENCE = 30


def done(result: object) -> Future[object]:
    """A Future that is settled already."""
    future: Future[object] = Future()
    future.set_result(result)
    return future


def test_names_the_late_ones_in_the_order_given():
    may_end = threading.Event()

    def slow() -> object:
        return may_end.wait(PATIENCE)

    jobs = {
        "mugs": start_job(slow, "mugs"),
        "tea": done(1),
        "pots": start_job(slow, "pots"),
    }
    assert late_ones(jobs, timeout=0.01) == ["mugs", "pots"]
    may_end.set()
    assert late_ones(jobs, PATIENCE) == []


def test_a_failed_job_is_not_late():
    future: Future[object] = Future()
    future.set_exception(ConnectionError("down"))
    assert late_ones({"tea": future}, PATIENCE) == []


def test_all_pages_are_fetched_if_nobody_says_stop():
    pages = sync_pages(range(1, 4), lambda page: page * 10, threading.Event())
    assert pages == [10, 20, 30]


def test_stop_ends_the_job_after_the_page_it_is_at():
    stop, at_page_2 = threading.Event(), threading.Event()

    def fetch(page: int) -> int:
        if page == 2:
            at_page_2.set()
            assert stop.wait(PATIENCE)
        return page

    batch = start_job(lambda: sync_pages(range(1, 6), fetch, stop), "batch-1")
    assert at_page_2.wait(PATIENCE)
    stop.set()
    assert batch.result(PATIENCE) == [1, 2]
