"""What is answered, and what is recorded of it."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count, pairwise

import pytest
from httpx import Response

from reference_app.supplier.simulator import Supplier
from servers.child import until
from tests.services.programs import Shop

CLIENTS = 8
REQUESTS = 96


class Restless(Supplier):
    """Each of its answers differs from the one before, or from all others."""

    def __init__(self) -> None:
        super().__init__({})
        self._numbers = count(1)

    def respond(self, target: str) -> tuple[int, bytes]:
        sku = target.removeprefix("/stock/")
        number = next(self._numbers)
        quantity = number % 2 if sku == "alternating" else number
        return 200, json.dumps({"sku": sku, "quantity": quantity}).encode()


@pytest.fixture
def restless() -> Iterator[Restless]:
    with Restless() as running:
        yield running


def test_only_changes_become_versions(shop: Shop, supplier: Supplier) -> None:
    app = shop.gunicorn()
    for quantity in (5, 5, 7, 7, 7, 5):
        supplier.stock["tea-250"] = quantity
        answer = app.ask("tea-250")
        assert answer.status_code == 200
        assert answer.json()["quantity"] == quantity
    assert app.ask("mug-01").json()["quantity"] == 7
    shop.settled()
    assert app.quantities("tea-250") == [5, 7, 5]
    assert app.quantities("mug-01") == [7]


class TestEightClientsOfTwoProcesses:
    @pytest.fixture
    def supplier(self, restless: Restless) -> Supplier:
        return restless

    def test_each_change_is_recorded_once(self, shop: Shop) -> None:
        app = shop.gunicorn(workers=2)
        skus = ["counting", "alternating"] * (REQUESTS // 2)
        answers: list[Response] = []

        def both_have_answered() -> bool:
            # The kernel may give one process all of a round, if the other starts late.
            answers.extend(clients.map(app.ask, skus))
            return len(app.servers()) == 2

        with ThreadPoolExecutor(CLIENTS, "client") as clients:
            until(both_have_answered, "both processes answer")
        assert {answer.status_code for answer in answers} == {200}
        shop.settled()
        seen = [answer.json() for answer in answers]
        counted = [item["quantity"] for item in seen if item["sku"] == "counting"]
        assert sorted(app.quantities("counting")) == sorted(counted)
        alternating = app.quantities("alternating")
        assert all(a != b for a, b in pairwise(alternating))
