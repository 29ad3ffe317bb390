"""SIGKILL: what was answered is recorded all the same, and once."""

import pytest

from reference_app.supplier.simulator import Supplier
from tests.services.holding import comparisons_held
from tests.services.programs import App, Shop
from tests.services.servers import Redis

QUANTITIES = (5, 7, 7, 5)
CHANGES = [5, 7, 5]


def _ask_for_all(app: App, supplier: Supplier) -> None:
    for quantity in QUANTITIES:
        for sku in ("tea-250", "mug-01"):
            supplier.stock[sku] = quantity
            assert app.ask(sku).status_code == 200


def test_a_restart_takes_up_what_was_answered(shop: Shop, supplier: Supplier) -> None:
    app = shop.gunicorn(workers=2)
    with comparisons_held(shop):
        _ask_for_all(app, supplier)
        shop.kill()
        assert shop.database.waiting() == 2 * len(QUANTITIES)
    if shop.worker:
        # Redis may have handed the message to the worker that was killed.
        shop.database.messages_are_lost()
        shop.start_worker()
    app = shop.gunicorn()
    shop.settled()
    assert app.quantities("tea-250") == CHANGES
    assert app.quantities("mug-01") == CHANGES


@pytest.mark.parametrize("compare", ["thread"], indirect=True)
def test_another_process_takes_up_what_a_killed_one_left(
    shop: Shop, supplier: Supplier
) -> None:
    app, other = shop.gunicorn(), shop.gunicorn()
    with comparisons_held(shop):
        _ask_for_all(app, supplier)
        app.kill()
        assert shop.database.waiting() == 2 * len(QUANTITIES)
    shop.settled()
    assert other.quantities("tea-250") == CHANGES
    assert other.quantities("mug-01") == CHANGES


@pytest.mark.parametrize("compare", ["celery"], indirect=True)
def test_another_process_sends_what_a_killed_one_could_not(
    shop: Shop, supplier: Supplier, broker: Redis
) -> None:
    app, other = shop.gunicorn(), shop.gunicorn()
    with broker.down():
        _ask_for_all(app, supplier)
        app.kill()
        assert shop.database.waiting() == 2 * len(QUANTITIES)
    shop.settled()
    assert other.quantities("tea-250") == CHANGES
    assert other.quantities("mug-01") == CHANGES
