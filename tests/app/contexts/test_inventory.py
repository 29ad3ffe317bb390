"""Twenty calls together: order, deadline, and errors that name the page."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

import pytest

from reference_app.contexts.inventory import InventoryError, gather_inventory

PATIENCE = 30
PAGES = range(1, 21)


@pytest.fixture
def pool():
    with ThreadPoolExecutor(20, "call") as pool:
        yield pool


def test_twenty_calls_are_under_way_together(pool):
    all_asked = threading.Barrier(20)

    def fetch(page: int) -> int:
        all_asked.wait(PATIENCE)
        return page

    assert gather_inventory(fetch, PAGES, pool, PATIENCE) == list(PAGES)


def test_answers_come_in_page_order_whoever_answers_first(pool):
    answered = {page: threading.Event() for page in [*PAGES, 21]}
    answered[21].set()

    def fetch(page: int) -> str:
        assert answered[page + 1].wait(PATIENCE)
        answered[page].set()
        return f"page {page}"

    pages = gather_inventory(fetch, PAGES, pool, PATIENCE)
    assert pages == [f"page {page}" for page in PAGES]


def test_every_page_that_failed_is_named(pool):
    def fetch(page: int) -> int:
        if page in {7, 13}:
            raise ConnectionError(f"no route to {page}")
        return page

    with pytest.raises(InventoryError) as caught:
        gather_inventory(fetch, PAGES, pool, PATIENCE)
    assert caught.value.reasons == {
        7: "ConnectionError: no route to 7",
        13: "ConnectionError: no route to 13",
    }
    assert "page 7: ConnectionError" in str(caught.value)


def test_a_page_beyond_the_deadline_is_named(pool):
    gave_up = threading.Event()

    def fetch(page: int) -> int:
        if page == 3:
            gave_up.wait(PATIENCE)
        return page

    try:
        with pytest.raises(InventoryError) as caught:
            gather_inventory(fetch, PAGES, pool, timeout=0.1)
    finally:
        gave_up.set()
    assert caught.value.reasons[3] == "no answer within 0.1 s"


def test_calls_still_queued_at_the_deadline_are_never_made():
    gave_up, made = threading.Event(), []

    def fetch(page: int) -> None:
        made.append(page)
        gave_up.wait(PATIENCE)

    with ThreadPoolExecutor(1) as pool:
        try:
            with pytest.raises(InventoryError) as caught:
                gather_inventory(fetch, [1, 2], pool, timeout=0.1)
        finally:
            gave_up.set()
    assert set(caught.value.reasons) == {1, 2}
    assert made == [1]


def test_each_call_starts_with_an_empty_context():
    user: ContextVar[str] = ContextVar("user", default="nobody")

    def remember(page: int) -> str:
        seen = user.get()
        user.set(f"page {page}")
        return seen

    with ThreadPoolExecutor(1) as one:
        seen = gather_inventory(remember, PAGES, one, PATIENCE)
    assert set(seen) == {"nobody"}
