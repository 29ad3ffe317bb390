"""What threads share on purpose: a shelf, a cache, a dict; and what a request sets."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from flask import Flask, request
from werkzeug.serving import make_server

from reference_app.isolation.cache import Cache
from reference_app.isolation.current import current
from reference_app.isolation.one_worker import ask, serve
from reference_app.isolation.request_scope import basket_of, user
from reference_app.isolation.shelf import Shelf
from reference_app.isolation.totals import total


def test_no_sale_is_lost_between_reading_and_writing():
    everyone_has_read = Barrier(20)

    def meet() -> object:
        # Only without the lock can the others come here, too; then all would lose.
        return shelf.lock.locked() or everyone_has_read.wait(timeout=10)

    shelf = Shelf(100, gap=meet)
    with ThreadPoolExecutor(20) as tills:
        list(tills.map(shelf.take, [1] * 20))
    assert shelf.quantity == 80


def test_the_shelf_is_free_again_after_an_error_in_the_gap():
    def fail() -> None:
        raise BrokenBarrierError

    shelf = Shelf(10, gap=fail)
    with pytest.raises(BrokenBarrierError):
        shelf.take(1)
    assert not shelf.lock.locked()
    assert shelf.quantity == 10


def test_an_answer_is_made_once_whoever_asks_first():
    cache, both_found_nothing, asked = Cache(), Barrier(2), []

    def make(key: str) -> int:
        asked.append(key)
        if not cache.lock.locked():
            both_found_nothing.wait(timeout=10)
        return 12

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda key: cache.get(key, make), ["tea"] * 2))
    assert (answers, asked) == ([12, 12], ["tea"])


def test_a_failed_answer_is_not_kept():
    cache = Cache()

    def fail(key: str) -> int:
        raise TimeoutError(key)

    with pytest.raises(TimeoutError):
        cache.get("tea", fail)
    assert cache.get("tea", len) == 3


def test_a_total_is_of_the_stock_when_the_call_began():
    stock = {"tea-250": 12, "cup-03": 7}
    with ThreadPoolExecutor(1) as delivery:

        def receive(sku: str) -> None:
            delivery.submit(stock.__setitem__, f"new-{sku}", 40).result(10)

        assert total(stock, receive) == 19
    assert len(stock) == 4


def test_a_request_leaves_the_context_as_it_was():
    before = user.get()
    assert basket_of("alice") == "the basket of alice"
    assert user.get() == before


def test_one_worker_answers_two_requests_without_a_trace_of_the_first(caplog):
    caplog.set_level("ERROR", logger="werkzeug")
    app = Flask(__name__)
    app.add_url_rule(
        "/", view_func=lambda: basket_of(request.args.get("user", user.get()))
    )
    server = make_server("127.0.0.1", 0, app)
    worker = Thread(target=serve, args=(server, 2), name="worker")
    worker.start()
    answers = [ask(server, "/?user=alice"), ask(server, "/")]
    worker.join(timeout=10)
    assert answers == ["the basket of alice", "the basket of nobody"]
    assert not worker.is_alive()


def test_the_apps_local_is_apart_in_each_thread():
    with ThreadPoolExecutor(1) as a, ThreadPoolExecutor(1) as b:
        a.submit(setattr, current, "user", "alice").result(10)
        assert a.submit(getattr, current, "user", None).result(10) == "alice"
        assert b.submit(getattr, current, "user", None).result(10) is None
