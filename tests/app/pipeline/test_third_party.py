"""The third party is asked over a real socket; its failures get our names."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta, timezone
from threading import Barrier, Thread

import pytest

from reference_app.pipeline.errors import (
    BadAnswerError,
    SupplierError,
    TooManyError,
    TooSlowError,
    UnknownSkuError,
    UnreachableError,
)
from reference_app.pipeline.observation import Item, utc_now
from reference_app.pipeline.third_party import (
    ThirdParty,
    retry_after,
    supplier_client,
)
from reference_app.supplier.simulator import Supplier

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail


@contextmanager
def asking(url: str, timeout: float = PATIENCE) -> Iterator[ThirdParty]:
    with supplier_client(url, timeout) as client:
        yield ThirdParty(client)


class Saying(Supplier):
    """A third party that answers one thing to everything."""

    def __init__(self, body: bytes, status: int = 200) -> None:
        super().__init__({})
        self.saying = status, body

    def respond(self, _: str) -> tuple[int, bytes]:
        return self.saying


def test_it_gives_what_was_answered_and_when(supplier: Supplier):
    before = utc_now()
    with asking(supplier.url) as third_party:
        seen = third_party("tea-250")
    assert (seen.sku, seen.quantity) == ("tea-250", 12)
    assert before <= seen.observed_at <= utc_now()
    assert seen.observed_at.tzinfo is timezone.utc


def test_it_gives_a_page(supplier: Supplier):
    with asking(supplier.url) as third_party:
        assert third_party.page(1) == [Item("mug-01", 7)]
        assert third_party.page(2) == [Item("tea-250", 12)]


def test_a_sku_with_odd_characters_is_data(supplier: Supplier):
    supplier.stock["a b/ü?#"] = 4
    with asking(supplier.url) as third_party:
        assert third_party("a b/ü?#").quantity == 4


def test_threads_share_one_client():
    together = Barrier(8)

    class Meeting(Supplier):
        def respond(self, target: str) -> tuple[int, bytes]:
            together.wait(PATIENCE)  # only if all eight ask concurrently
            return super().respond(target)

    found: list[int] = []
    with Meeting({"tea-250": 12}) as supplier, asking(supplier.url) as third_party:
        threads = [
            Thread(target=lambda: found.append(third_party("tea-250").quantity))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
    assert found == [12] * 8


def test_a_sku_that_it_does_not_have(supplier: Supplier):
    with (
        asking(supplier.url) as third_party,
        pytest.raises(UnknownSkuError, match="no-such"),
    ):
        third_party("no-such")


def test_no_answer_within_the_time_limit(supplier: Supplier):
    supplier.open.clear()
    with (
        asking(supplier.url, timeout=0.2) as third_party,
        pytest.raises(TooSlowError, match=r"no whole answer within 0\.2 s"),
    ):
        third_party("tea-250")


BAD_ITEMS = [
    [],
    "twelve",
    {},
    {"sku": "tea-250"},
    {"quantity": 12},
    {"sku": 7, "quantity": 12},
    {"sku": "tea-250", "quantity": "12"},
    {"sku": "tea-250", "quantity": 1.5},
    {"sku": "tea-250", "quantity": True},
    {"sku": "tea-250", "quantity": -1},
    {"sku": "tea-250", "quantity": 2**31},
    {"sku": "mug-01", "quantity": 7},
]


@pytest.mark.parametrize("item", BAD_ITEMS, ids=repr)
def test_an_answer_that_is_not_as_agreed(item: object):
    with (
        Saying(json.dumps(item).encode()) as supplier,
        asking(supplier.url) as asked,
        pytest.raises(BadAnswerError),
    ):
        asked("tea-250")


@pytest.mark.parametrize("page", [[], {}, {"items": 3}, {"items": [{"sku": "x"}]}])
def test_a_page_that_is_not_as_agreed(page: object):
    with (
        Saying(json.dumps(page).encode()) as supplier,
        asking(supplier.url) as asked,
        pytest.raises(BadAnswerError),
    ):
        asked.page(1)


@pytest.mark.parametrize(
    ("status", "body"), [(200, b"<html>"), (200, b""), (500, b"{}"), (302, b"{}")]
)
def test_an_answer_that_is_no_answer(status: int, body: bytes):
    with (
        Saying(body, status) as supplier,
        asking(supplier.url) as third_party,
        pytest.raises(BadAnswerError),
    ):
        third_party("tea-250")


def test_who_catches_one_error_catches_all():
    kinds = {
        UnreachableError,
        TooSlowError,
        UnknownSkuError,
        TooManyError,
        BadAnswerError,
    }
    assert kinds == set(SupplierError.__subclasses__())


def test_the_clock_can_be_another(supplier: Supplier):
    moment = utc_now() - timedelta(days=1)
    with supplier_client(supplier.url, PATIENCE) as client:
        assert ThirdParty(client, lambda: moment)("tea-250").observed_at == moment


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7),
        ("0", 1),
        ("3600", 3600),
        ("999999999", 3600),
        ("9" * 10_000, 1),
        ("", 1),
        ("-7", 1),
        ("7.5", 1),
        ("\u0667", 1),
        ("Sat, 21 Nov 2026 10:00:00 GMT", 1),
    ],
)
def test_what_retry_after_asks_for(value: str, seconds: int):
    assert retry_after(value) == seconds
