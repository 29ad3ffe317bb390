import asyncio

import pytest

from reference_app.event_loop.gathering import gather_limited

PATIENCE = 30


def test_answers_come_in_the_order_of_the_items():
    ended = asyncio.Event()

    async def fetch(item: int) -> int:
        if item == 1:  # the first to begin is the last to end
            await ended.wait()
        if item == 3:
            ended.set()
        return item * 10

    answers = asyncio.run(gather_limited(fetch, (1, 2, 3), 3, PATIENCE))
    assert answers == [10, 20, 30]


def test_no_more_than_the_limit_are_under_way_and_that_many_are():
    under_way, most = set(), []

    async def fetch(item: int) -> None:
        under_way.add(item)
        most.append(len(under_way))
        await asyncio.sleep(0)  # all that may begin do so, and then go on
        under_way.discard(item)

    asyncio.run(gather_limited(fetch, range(9), 3, PATIENCE))
    assert max(most) == 3


def test_what_is_late_is_cancelled():
    cancelled = []

    async def hang(item: int) -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.append(item)
            raise

    with pytest.raises(asyncio.TimeoutError):
        asyncio.run(gather_limited(hang, (1, 2, 3), 2, timeout=0.05))
    assert cancelled == [1, 2]  # the third was never begun


def test_the_first_failure_is_raised_and_the_others_end_with_the_loop():
    cancelled = []

    async def fetch(item: int) -> None:
        if item == 2:
            raise ValueError("page 2")
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.append(item)
            raise

    with pytest.raises(ValueError, match="page 2"):
        asyncio.run(gather_limited(fetch, (1, 2, 3), 3, PATIENCE))
    assert sorted(cancelled) == [1, 3]
