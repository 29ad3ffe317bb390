"""Celery with Redis: messages that are lost, late or doubled change nothing."""

import os
import signal

import pytest

from reference_app.supplier.simulator import Supplier
from servers.child import until
from tests.services.holding import task_held
from tests.services.programs import Shop
from tests.services.servers import Redis

pytestmark = pytest.mark.parametrize("compare", ["celery"], indirect=True)


def test_without_the_broker_all_is_answered_and_sent_later(
    shop: Shop, supplier: Supplier, broker: Redis
) -> None:
    app = shop.gunicorn()
    assert app.ask("tea-250").status_code == 200
    shop.settled()
    with broker.down():
        for quantity in (5, 7, 7):
            supplier.stock["tea-250"] = quantity
            assert app.ask("tea-250").status_code == 200
        assert shop.database.waiting() == 3
    shop.settled()
    assert app.quantities("tea-250") == [12, 5, 7]


def test_a_message_that_comes_again_changes_nothing(
    shop: Shop, supplier: Supplier, broker: Redis
) -> None:
    app = shop.gunicorn()
    assert shop.worker
    with shop.worker.paused():
        for quantity in (5, 7):
            supplier.stock["tea-250"] = quantity
            assert app.ask("tea-250").status_code == 200
        until(shop.database.all_sent, "the message is in Redis")
        shop.worker.send("tea-250", times=6)
    shop.settled()
    until(broker.drained, "all messages are acknowledged")
    assert app.quantities("tea-250") == [5, 7]


class TestAWorkerIsKilledInATask:
    @pytest.fixture
    def inbox_wait(self) -> float:
        return 30.0

    def test_a_process_of_its_pool(self, shop: Shop, broker: Redis) -> None:
        app = shop.gunicorn()
        assert shop.worker
        with task_held(shop, app, "tea-250"):
            for pid in shop.worker.pool():
                os.kill(pid, signal.SIGKILL)
        shop.settled()
        until(broker.drained, "all messages are acknowledged")
        assert app.quantities("tea-250") == [12]

    def test_all_of_it(self, shop: Shop) -> None:
        app = shop.gunicorn()
        assert shop.worker
        with task_held(shop, app, "tea-250"):
            shop.worker.kill()
        shop.start_worker()
        shop.database.messages_are_lost()
        shop.settled()
        assert app.quantities("tea-250") == [12]
