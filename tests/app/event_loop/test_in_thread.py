import asyncio
from threading import Event, current_thread

import pytest

from reference_app.event_loop.in_thread import run_in, start_loop

PATIENCE = 30


@pytest.fixture
def loop():
    """A running loop; its end is waited for, and it is closed."""
    loop = start_loop()
    yield loop
    _, thread = run_in(loop, _where(), PATIENCE)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(PATIENCE)
    loop.close()


async def _where():
    return asyncio.get_running_loop(), current_thread()


def test_all_calls_run_in_one_loop_and_one_thread(loop):
    first = run_in(loop, _where(), PATIENCE)
    assert first == run_in(loop, _where(), PATIENCE)
    assert first[0] is loop


def test_the_caller_hears_of_an_error(loop):
    async def fail() -> None:
        raise ValueError("no such sku")

    with pytest.raises(ValueError, match="no such sku"):
        run_in(loop, fail(), PATIENCE)


def test_what_is_late_is_cancelled(loop):
    cancelled = Event()

    async def hang() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.set()
            raise

    with pytest.raises(asyncio.TimeoutError):
        run_in(loop, hang(), timeout=0.01)
    assert cancelled.is_set()


def test_a_blocked_loop_does_not_hold_up_the_caller_for_ever(loop):
    unblock = Event()
    loop.call_soon_threadsafe(unblock.wait, PATIENCE)
    try:
        with pytest.raises(TimeoutError):
            run_in(loop, _where(), timeout=0.01)
    finally:
        unblock.set()
