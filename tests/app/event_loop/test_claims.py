"""What the pages on asyncio say of Python and Flask, where no program shows it."""

import asyncio
import gc
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

import pytest
from flask import Flask

PATIENCE = 30


@pytest.fixture
def pool():
    with ThreadPoolExecutor(1, "job") as pool:
        yield pool


def test_a_coroutine_finds_the_running_loop_by_the_old_call(pool):
    async def found() -> bool:
        return asyncio.get_event_loop() is asyncio.get_running_loop()

    assert pool.submit(lambda: asyncio.run(found())).result(PATIENCE)


def test_asyncio_run_makes_good_work_for_a_thread():
    ran = []

    async def poll() -> None:
        ran.append(True)

    thread = Thread(target=lambda: asyncio.run(poll()), name="poll")
    thread.start()
    thread.join(PATIENCE)
    assert ran == [True]


def test_asyncio_run_refuses_a_running_loop():
    async def view() -> None:
        answer = asyncio.sleep(0)
        try:
            asyncio.run(answer)
        finally:
            answer.close()

    with pytest.raises(RuntimeError, match=r"asyncio.run\(\) cannot be called from"):
        asyncio.run(view())


@pytest.mark.parametrize("call", [asyncio.get_running_loop, asyncio.get_event_loop])
def test_a_thread_outside_of_a_coroutine_has_no_loop(pool, call):
    error = pool.submit(call).exception(PATIENCE)
    assert isinstance(error, RuntimeError)


def test_a_loop_set_in_a_thread_stays_open_when_the_thread_has_ended():
    def view() -> None:
        asyncio.set_event_loop(asyncio.new_event_loop())

    thread = Thread(target=view, name="request")
    thread.start()
    thread.join(PATIENCE)
    with pytest.warns(ResourceWarning, match="unclosed"):
        gc.collect()


def test_each_async_view_has_a_loop_that_is_closed_after_it():
    app = Flask("shop")
    loops = []

    @app.get("/")
    async def view() -> str:
        loops.append(asyncio.get_running_loop())
        return "done"

    for _ in range(2):
        assert app.test_client().get("/").text == "done"
    first, second = loops
    assert first is not second
    assert first.is_closed()


def test_what_waited_in_one_loop_cannot_wait_in_another():
    event = asyncio.Event()

    async def wait() -> None:
        await asyncio.wait_for(event.wait(), timeout=0.01)

    with pytest.raises(asyncio.TimeoutError):
        asyncio.run(wait())
    with pytest.raises(RuntimeError, match="is bound to a different event loop"):
        asyncio.run(wait())


def test_a_loop_that_runs_keeps_an_async_view_out_but_not_out_of_a_thread():
    app = Flask("shop")
    app.testing = True

    @app.get("/")
    async def view() -> str:
        return "done"

    async def ask() -> str:
        client = app.test_client()
        with pytest.raises(RuntimeError, match="You cannot use AsyncToSync"):
            client.get("/")
        answer = await asyncio.to_thread(client.get, "/")
        return answer.text

    assert asyncio.run(ask()) == "done"


def test_hooks_may_be_async():
    app = Flask("shop")

    @app.before_request
    async def refuse() -> str:
        return "from the hook"

    assert app.test_client().get("/").text == "from the hook"


def test_async_views_need_asgiref(monkeypatch):
    app = Flask("shop")
    app.testing = True

    @app.get("/")
    async def view() -> str:
        return "done"

    monkeypatch.setitem(sys.modules, "asgiref.sync", None)
    with pytest.raises(RuntimeError, match="Install Flask with the 'async' extra"):
        app.test_client().get("/")
