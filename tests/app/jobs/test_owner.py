"""One thread opens, uses and closes; everybody else asks it."""

import concurrent.futures
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from threading import Event, Thread, current_thread

import pytest

from reference_app.jobs.owner import Owner

PATIENCE = 30
user: ContextVar[str] = ContextVar("user", default="nobody")


class Thing:
    """Notes which threads touch it."""

    def __init__(self) -> None:
        self.touched_by = [current_thread()]

    def touch(self) -> Thread:
        self.touched_by.append(current_thread())
        return current_thread()


def test_one_thread_opens_uses_and_closes():
    made = []

    def open_thing() -> Thing:
        made.append(Thing())
        return made[0]

    owner = Owner(open_thing, Thing.touch, "browser")
    with ThreadPoolExecutor(4, "request") as requests:
        asked = [requests.submit(owner.ask, Thing.touch) for _ in range(8)]
    threads = {each.result(PATIENCE) for each in asked}
    owner.close()
    (thing,) = made
    assert threads == set(thing.touched_by)
    assert [thread.name for thread in threads] == ["browser_0"]
    assert len(thing.touched_by) == 10


def test_what_a_call_raises_is_raised_where_it_was_asked():
    owner = Owner(Thing, Thing.touch, "browser")
    with pytest.raises(ZeroDivisionError):
        owner.ask(lambda _: 1 / 0)
    assert owner.ask(Thing.touch).name == "browser_0"  # and it goes on
    owner.close()


def test_what_opening_raised_is_raised_by_each_call():
    def fail() -> Thing:
        raise FileNotFoundError("no browser")

    owner = Owner(fail, Thing.touch, "browser")
    for _ in range(2):
        with pytest.raises(FileNotFoundError, match="no browser"):
            owner.ask(Thing.touch)
    owner.close()


def test_who_waited_too_long_is_not_served_later():
    owner, ran = Owner(Thing, Thing.touch, "browser"), []
    busy, may_end = Event(), Event()

    def hold(_: Thing) -> bool:
        busy.set()
        return may_end.wait(PATIENCE)

    with ThreadPoolExecutor(1, "request") as requests:
        slow = requests.submit(owner.ask, hold)
        assert busy.wait(PATIENCE)
        with pytest.raises(concurrent.futures.TimeoutError):
            owner.ask(ran.append, timeout=0.01)
        may_end.set()
        assert slow.result(PATIENCE)
    owner.close()
    assert not ran


def test_a_call_sees_nothing_that_the_thread_keeps_of_another():
    owner = Owner(Thing, Thing.touch, "browser")
    owner.ask(lambda _: user.set("alice"))
    assert owner.ask(lambda _: user.get()) == "nobody"
    owner.close()


def test_after_the_end_nobody_is_served():
    owner = Owner(Thing, Thing.touch, "browser")
    owner.close()
    with pytest.raises(RuntimeError, match="after shutdown"):
        owner.ask(Thing.touch)
