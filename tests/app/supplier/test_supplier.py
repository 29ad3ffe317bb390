"""The supplier of our own speaks the contract, over a real socket."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import httpx
import pytest

from reference_app.supplier.catalogue import CATALOGUE
from reference_app.supplier.simulator import PAGES, Supplier

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail


def get(supplier: Supplier, target: str) -> httpx.Response:
    return httpx.get(supplier.url + target, timeout=PATIENCE, trust_env=False)


def test_it_answers_for_a_sku(supplier: Supplier):
    answer = get(supplier, "/stock/tea-250")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json() == {"sku": "tea-250", "quantity": 12}


def test_a_quantity_of_zero_is_an_answer(supplier: Supplier):
    supplier.stock["tea-250"] = 0
    assert get(supplier, "/stock/tea-250").json()["quantity"] == 0


def test_the_next_answer_has_the_changed_stock(supplier: Supplier):
    get(supplier, "/stock/tea-250")
    supplier.stock["tea-250"] = 11
    assert get(supplier, "/stock/tea-250").json()["quantity"] == 11


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/stock",
        "/stock/",
        "/stock/no-such",
        "/stock?page=0",
        "/stock?page=21",
        "/stock?page=one",
    ],
)
def test_what_it_does_not_have_is_404(supplier: Supplier, target: str):
    assert get(supplier, target).status_code == 404


def test_the_pages_hold_the_whole_stock_in_order():
    with Supplier(CATALOGUE) as supplier:
        pages = [get(supplier, f"/stock?page={n}").json() for n in range(1, PAGES + 1)]
    assert [page["page"] for page in pages] == list(range(1, PAGES + 1))
    items = [(i["sku"], i["quantity"]) for page in pages for i in page["items"]]
    assert items == sorted(CATALOGUE.items())


def test_a_closed_gate_holds_the_answer_back(supplier: Supplier):
    supplier.open.clear()
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(get, supplier, "/stock/tea-250")
        supplier.stock["tea-250"] = 3  # the answer cannot have left yet
        assert not asked.done()
        supplier.open.set()
        assert asked.result(PATIENCE).json()["quantity"] == 3


def test_stopping_lets_a_held_answer_go():
    arrived = Event()

    class Watched(Supplier):
        def respond(self, target: str) -> tuple[int, bytes]:
            arrived.set()
            return super().respond(target)

    with ThreadPoolExecutor(1) as pool, Watched({"tea-250": 12}) as supplier:
        supplier.open.clear()
        asked = pool.submit(get, supplier, "/stock/tea-250")
        assert arrived.wait(PATIENCE)
    assert asked.result(PATIENCE).status_code == 200


def test_stopping_does_not_wait_for_the_latency():
    arrived = Event()

    class Watched(Supplier):
        def respond(self, target: str) -> tuple[int, bytes]:
            arrived.set()
            return super().respond(target)

    with ThreadPoolExecutor(1) as pool:
        with Watched({"tea-250": 12}, latency=PATIENCE * 10) as supplier:
            asked = pool.submit(get, supplier, "/stock/tea-250")
            assert arrived.wait(PATIENCE)
        assert asked.result(PATIENCE).json()["quantity"] == 12


def test_stopping_waits_for_the_thread_that_answers():
    arrived, stopped = Event(), Event()
    found: list[bool] = []

    class Late(Supplier):
        def respond(self, target: str) -> tuple[int, bytes]:
            arrived.set()
            found.append(stopped.wait(0.3))  # unless nobody waits for this thread
            return super().respond(target)

    with ThreadPoolExecutor(1) as pool:
        with Late({"tea-250": 12}) as supplier:
            asked = pool.submit(get, supplier, "/stock/tea-250")
            assert arrived.wait(PATIENCE)
        stopped.set()
        assert asked.result(PATIENCE).status_code == 200
    assert found == [False]
