"""Comparisons that are late: what a fault comes in between."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from servers.child import until
from tests.services.programs import App, Shop


@contextmanager
def comparisons_held(shop: Shop) -> Iterator[None]:
    """Let the app answer as often as it is asked; nothing is compared."""
    if shop.worker:
        with shop.worker.paused():
            yield
    else:
        with shop.database.comparisons_fail():
            yield


@contextmanager
def one_comparison_held(shop: Shop, app: App, sku: str) -> Iterator[None]:
    """Ask once; the comparison of the answer waits, where it runs."""
    if shop.worker:
        with shop.worker.paused():
            assert app.ask(sku).status_code == 200
            yield
    else:
        with shop.database.comparison_waits(lambda: app.ask(sku)):
            yield


@contextmanager
def task_held(shop: Shop, app: App, sku: str) -> Iterator[None]:
    """Ask once; a Celery worker is at work on the answer, and waits for a lock."""
    assert shop.worker
    with ExitStack() as lock:
        with shop.worker.paused():
            assert app.ask(sku).status_code == 200
            until(shop.database.all_sent, "the message is in Redis")
            lock.enter_context(shop.database.locked())
        shop.worker.until_at_work()
        yield
