"""Local and LocalStack: what one thread or task does is its own."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from reference_app.isolation.storage import Local, LocalStack, release_local


def test_a_thread_reads_what_it_set_itself():
    local = Local()
    with ThreadPoolExecutor(1) as a, ThreadPoolExecutor(1) as b:
        a.submit(setattr, local, "user", "alice").result(10)
        b.submit(setattr, local, "user", "bob").result(10)
        assert a.submit(getattr, local, "user").result(10) == "alice"
        assert b.submit(getattr, local, "user").result(10) == "bob"
    assert not hasattr(local, "user")


def test_a_task_reads_what_it_set_itself():
    local = Local()

    async def serve(user: str, everyone: asyncio.Event, came: list[str]) -> str:
        local.user = user
        came.append(user)
        if len(came) == 3:
            everyone.set()
        await asyncio.wait_for(everyone.wait(), timeout=10)
        return local.user

    async def all_three() -> list[str]:
        everyone, came = asyncio.Event(), []
        return await asyncio.gather(*(serve(u, everyone, came) for u in "abc"))

    assert asyncio.run(all_three()) == ["a", "b", "c"]


@pytest.mark.parametrize(
    "change",
    [
        lambda local: setattr(local, "user", "bob"),
        lambda local: delattr(local, "user"),
        release_local,
    ],
    ids=["set", "delete", "release"],
)
def test_no_change_reaches_a_copied_context(change):
    local = Local()
    local.user = "alice"
    copied = copy_context()
    change(local)
    assert copied.run(dict, local) == {"user": "alice"}
    assert dict(local) != {"user": "alice"}


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (lambda stack: stack.push("request"), "request"),
        (LocalStack.pop, None),
        (release_local, None),
    ],
    ids=["push", "pop", "release"],
)
def test_no_change_of_a_stack_reaches_a_copied_context(change, after):
    stack = LocalStack()
    stack.push("app")
    copied = copy_context()
    change(stack)
    assert copied.run(lambda: stack.top) == "app"
    assert stack.top == after


def test_two_locals_do_not_mix():
    first, second = Local(), Local()
    first.user = "alice"
    assert not hasattr(second, "user")


def test_reading_or_deleting_what_is_not_set_says_what_is_missing():
    local = Local()
    with pytest.raises(AttributeError, match="'user' is not set here"):
        local.user  # noqa: B018 - reading is the point
    with pytest.raises(AttributeError, match="'user' is not set here"):
        del local.user


def test_a_stack_gives_the_last_item_first():
    stack = LocalStack()
    assert stack.top is None
    assert stack.push("app") == ["app"]
    assert stack.push("request") == ["app", "request"]
    assert stack.top == "request"
    assert stack.pop() == "request"
    assert stack.top == "app"


def test_what_push_returned_does_not_change_afterwards():
    stack = LocalStack()
    before = stack.push("app")
    stack.push("request")
    assert before == ["app"]


def test_each_thread_has_its_own_stack():
    stack = LocalStack()
    with ThreadPoolExecutor(1) as a, ThreadPoolExecutor(1) as b:
        a.submit(stack.push, "app").result(10)
        assert b.submit(stack.pop).result(10) is None
        assert a.submit(stack.pop).result(10) == "app"
