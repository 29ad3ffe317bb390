"""The dict by thread id: right for threads, and where it stops."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from reference_app.isolation.by_thread import ByThreadId


def test_threads_are_kept_apart():
    current = ByThreadId()
    with ThreadPoolExecutor(1) as a, ThreadPoolExecutor(1) as b:
        a.submit(setattr, current, "user", "alice").result(10)
        b.submit(setattr, current, "user", "bob").result(10)
        assert a.submit(getattr, current, "user").result(10) == "alice"
        assert b.submit(getattr, current, "user").result(10) == "bob"


def test_a_room_outlives_its_thread():
    current = ByThreadId()
    with ThreadPoolExecutor(1) as a:
        a.submit(setattr, current, "user", "alice").result(10)
    assert list(current.rooms.values()) == [{"user": "alice"}]


def test_tasks_share_a_room():
    current = ByThreadId()

    async def log_in(user: str) -> None:
        current.user = user

    async def two() -> None:
        await asyncio.gather(log_in("alice"), log_in("bob"))

    asyncio.run(two())
    assert [room["user"] for room in current.rooms.values()] == ["bob"]


def test_an_attribute_that_was_not_set_is_named():
    with pytest.raises(AttributeError, match="'user' is not set here"):
        ByThreadId().user  # noqa: B018 - reading is the point
