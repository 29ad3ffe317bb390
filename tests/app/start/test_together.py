"""Start many jobs concurrently and report how far apart they began."""

import dataclasses
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pytest

from reference_app.start.together import StartReport, start_together

PATIENCE = 30


def test_all_hundred_run_concurrently():
    """Each job waits for the other 99: in turn, none could end."""
    all_in = threading.Barrier(100)
    report = start_together([lambda: all_in.wait(PATIENCE)] * 100)
    assert sorted(report.results) == list(range(100))


def test_no_job_begins_before_every_thread_is_there():
    names = threading.enumerate

    def batch_threads() -> int:
        return sum(thread.name.startswith("batch_") for thread in names())

    may_end = threading.Barrier(20)

    def job() -> int:
        seen = batch_threads()
        may_end.wait(PATIENCE)
        return seen

    assert start_together([job] * 20).results == (20,) * 20


def test_results_are_in_the_order_of_the_jobs():
    report = start_together([partial(str, n) for n in range(50)])
    assert report.results == tuple(str(n) for n in range(50))
    assert report.errors == (None,) * 50


def test_an_exception_is_reported_and_stops_no_other_job():
    def fail() -> None:
        raise ConnectionError("the supplier does not answer")

    report = start_together([lambda: 1, fail, lambda: 3])
    assert report.results == (1, None, 3)
    assert report.errors[0] is None
    assert report.errors[2] is None
    assert isinstance(report.errors[1], ConnectionError)


def test_offsets_count_from_the_earliest_start():
    report = start_together([lambda: None] * 10)
    assert len(report.offsets) == 10
    assert min(report.offsets) == 0.0
    assert report.spread == max(report.offsets)


def test_no_jobs_give_an_empty_report():
    report = start_together([])
    assert report == StartReport((), (), ())
    assert report.spread == 0.0


def test_a_report_cannot_be_changed():
    report = start_together([])
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.offsets = (1.0,)  # type: ignore[misc]  # that is the point


class HalfABatch(Sequence[Callable[[], object]]):
    """Says three jobs, and fails to give the third."""

    def __init__(self, job: Callable[[], object]) -> None:
        self.job = job

    def __len__(self) -> int:
        return 3

    def __getitem__(self, index):
        raise NotImplementedError

    def __iter__(self) -> Iterator[Callable[[], object]]:
        yield self.job
        yield self.job
        raise RuntimeError("no third job")


def test_threads_lined_up_are_let_go_when_not_all_can_start():
    ran: list[int] = []
    with pytest.raises(RuntimeError, match="no third job"):
        start_together(HalfABatch(lambda: ran.append(1)))
    assert ran == []
