"""Who waits for whom: forced by events and barriers, never hoped for."""

import logging
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from threading import Barrier, Event, current_thread
from typing import Any

import pytest

from reference_app.logs import set_up_logging
from reference_app.pipeline.comparing import Comparing
from reference_app.pipeline.database import Sessions
from reference_app.pipeline.early import Steps, answer_early
from reference_app.pipeline.errors import UnknownSkuError
from reference_app.pipeline.inbox import Inbox, NotKeptError
from reference_app.pipeline.observation import Known, Observation
from reference_app.pipeline.pending import Pending
from reference_app.pipeline.retrieve import RetrieveFromDB
from reference_app.pipeline.stock import Pipeline
from reference_app.pipeline.third_party import ThirdParty, supplier_client
from reference_app.pipeline.trail import Trail
from reference_app.supplier.simulator import Supplier

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail


class Shop:
    """A pipeline on a real supplier and database, with gates for the test."""

    def __init__(self, third_party: ThirdParty, sessions: Sessions) -> None:
        self.third_party = third_party
        self.retrieve = RetrieveFromDB(sessions)
        self.comparing = Comparing(sessions)
        self.may_read = Event()
        self.may_read.set()
        self.inbox = Inbox(sessions, PATIENCE)
        self.pending = Pending(8)
        self.pipeline = self.made()

    def made(self, workers: int = 4, **instead: Any) -> Pipeline:
        """A pipeline with some of its steps replaced."""
        steps = Steps(self.third_party, self.gated, self.comparing)
        return Pipeline(steps._replace(**instead), self.inbox.append, workers)

    def gated(self, sku: str) -> Known | None:
        assert self.may_read.wait(PATIENCE)
        return self.retrieve(sku)

    def versions(self) -> list[tuple[int, int]]:
        history = self.retrieve.history("tea-250")
        return [(number, seen.quantity) for number, seen in history]

    def ask(self) -> int:
        """Ask, and wait until the comparison has ended too."""
        trail = Trail()
        quantity = self.pipeline.answer("tea-250", trail).quantity
        assert trail.finished.wait(PATIENCE)
        return quantity


@pytest.fixture
def shop(supplier: Supplier, sessions: Sessions) -> Iterator[Shop]:
    with supplier_client(supplier.url, PATIENCE) as client:
        made = Shop(ThirdParty(client), sessions)
        yield made
        made.may_read.set()
        made.pipeline.close()
        made.inbox.close()


def test_the_answer_is_the_third_partys(shop: Shop, supplier: Supplier):
    assert shop.ask() == 12
    supplier.stock["tea-250"] = 11
    assert shop.ask() == 11


def test_each_change_is_recorded_once(shop: Shop, supplier: Supplier):
    for quantity in (12, 12, 11, 11, 12):
        supplier.stock["tea-250"] = quantity
        shop.ask()
    assert shop.versions() == [(1, 12), (2, 11), (3, 12)]


def test_the_answer_leaves_before_the_database_is_read(shop: Shop):
    shop.may_read.clear()
    trail = Trail()
    assert shop.pipeline.answer("tea-250", trail).quantity == 12
    assert not trail.finished.is_set()
    assert shop.versions() == []
    shop.may_read.set()
    assert trail.finished.wait(PATIENCE)
    assert shop.versions() == [(1, 12)]


def test_the_two_reads_overlap(shop: Shop):
    both_under_way = Barrier(2)

    def third_party(sku: str) -> Observation:
        both_under_way.wait(PATIENCE)
        return shop.third_party(sku)

    def retrieve(sku: str) -> Known | None:
        both_under_way.wait(PATIENCE)
        return shop.retrieve(sku)

    pipeline = shop.made(third_party=third_party, retrieve=retrieve)
    assert pipeline.answer("tea-250").quantity == 12
    pipeline.close()
    assert shop.versions() == [(1, 12)]


def test_more_comparisons_than_threads_may_wait_for_reads(shop: Shop):
    shop.may_read.clear()
    pipeline = shop.made(workers=1)
    trails = [Trail() for _ in range(8)]
    for trail in trails:
        pipeline.answer("tea-250", trail)
    shop.may_read.set()
    assert all(trail.finished.wait(PATIENCE) for trail in trails)
    pipeline.close()
    assert shop.versions() == [(1, 12)]


def test_concurrent_requests_for_one_sku_record_one_version(shop: Shop):
    all_have_read = Barrier(4)

    def retrieve(sku: str) -> Known | None:
        known = shop.retrieve(sku)
        all_have_read.wait(PATIENCE)
        return known

    pipeline = shop.made(retrieve=retrieve)
    with ThreadPoolExecutor(4) as requests:
        for answer in requests.map(pipeline.answer, ["tea-250"] * 4):
            assert answer.quantity == 12
    pipeline.close()
    assert shop.versions() == [(1, 12)]


def test_closing_finishes_what_is_pending(shop: Shop):
    shop.may_read.clear()
    shop.pipeline.answer("tea-250")
    with ThreadPoolExecutor(1) as closer:
        closing = closer.submit(shop.pipeline.close)
        assert not closing.done()
        shop.may_read.set()
        closing.result(PATIENCE)
    assert shop.versions() == [(1, 12)]


def test_a_request_keeps_its_place_until_it_is_compared(shop: Shop):
    shop.may_read.clear()
    trail = Trail()
    with shop.pending.slot() as slot:
        shop.pipeline.answer("tea-250", trail, slot)
    assert shop.pending.count == 1
    shop.may_read.set()
    assert trail.finished.wait(PATIENCE)
    assert shop.pending.count == 0


def test_a_failed_request_is_not_pending(shop: Shop):
    trail = Trail()
    with pytest.raises(UnknownSkuError), shop.pending.slot() as slot:
        shop.pipeline.answer("no-such", trail, slot)
    assert shop.pending.count == 0
    assert trail.finished.is_set()


def test_what_cannot_be_kept_is_neither_answered_nor_compared(shop: Shop):
    def full(_: Observation) -> None:
        raise NotKeptError("the disk is full")

    steps = Steps(shop.third_party, shop.gated, shop.comparing)
    pipeline = Pipeline(steps, full)
    with pytest.raises(NotKeptError, match="full"):
        pipeline.answer("tea-250")
    pipeline.close()
    assert shop.versions() == []


def test_it_is_kept_when_the_answer_leaves(shop: Shop):
    shop.may_read.clear()
    shop.pipeline.answer("tea-250")
    # As another process would find it, if this one were killed here.
    assert shop.comparing.settle("tea-250") == (1, [1])


def test_the_read_of_a_failed_request_does_not_begin(shop: Shop):
    shop.may_read.clear()
    begun: list[str] = []

    def retrieve(sku: str) -> Known | None:
        begun.append(sku)
        return shop.gated(sku)

    pipeline = shop.made(retrieve=retrieve, workers=1)
    pipeline.answer("tea-250")  # its read holds the only thread
    with pytest.raises(UnknownSkuError):
        pipeline.answer("no-such")
    shop.may_read.set()
    pipeline.close()
    assert begun == ["tea-250"]


def test_an_error_after_the_answer_reaches_the_log(
    shop: Shop, caplog: pytest.LogCaptureFixture
):
    def retrieve(sku: str) -> Known | None:
        raise OSError(f"disk gone while reading {sku}")

    set_up_logging()
    pipeline = shop.made(retrieve=retrieve)
    with caplog.at_level(logging.ERROR):
        assert pipeline.answer("tea-250", Trail("request-7")).quantity == 12
        pipeline.close()
    [record] = caplog.records
    assert "tea-250" in record.getMessage()
    assert record.request_id == "request-7"
    assert "disk gone" in caplog.text
    assert shop.comparing.settle("tea-250") == (1, [1])


class Inheriting(ThreadPoolExecutor):
    """Runs a job in its submitter's context, as some builds of Python do."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        return super().submit(copy_context().run, fn, *args, **kwargs)


def test_nothing_of_the_request_reaches_the_pools_threads(shop: Shop):
    user = ContextVar("user", default="nobody")
    found: list[str] = []

    def retrieve(sku: str) -> Known | None:
        found.append(user.get())
        return shop.retrieve(sku)

    def compare(*_: object) -> None:
        found.append(user.get())

    steps = Steps(shop.third_party, retrieve, compare)
    token = user.set("alice")
    with Inheriting(1) as reads, Inheriting(1) as comparisons:
        answer_early("tea-250", steps, reads, comparisons)
    user.reset(token)
    assert found == ["nobody", "nobody"]


def test_the_trail_names_steps_and_threads(shop: Shop):
    trail = Trail()
    shop.pipeline.answer("tea-250", trail)
    assert trail.finished.wait(PATIENCE)
    trail.mark("answer sent")
    threads = {span.name: span.thread for span in trail.spans}
    assert threads == {
        "ThirdParty": current_thread().name,
        "Inbox": current_thread().name,
        "RetrieveFromDB": "database_0",
        "waiting": "comparing_0",
        "Comparing": "comparing_0",
    }
    assert {span.kind for span in trail.spans} == {"run", "wait"}
    assert "ThirdParty;dur=" in trail.server_timing()
