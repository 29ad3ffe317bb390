"""Hand work to another thread, with what it needs and no more.

Flask's contexts live in context variables, and on most builds a new
thread begins with none of them. What a job needs of the request goes
along as plain values; the application context is pushed around the
job, in the thread that runs it.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from contextvars import Context, copy_context
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, copy_current_request_context, request

T = TypeVar("T")


@dataclass(frozen=True)
class RequestData:
    """What a job may know of a request: values, no proxy, no file."""

    method: str
    path: str
    query: dict[str, str]
    body: str


def request_data() -> RequestData:
    """Read the request's data while the request is there.

    Call it in the view. After the answer the body is gone, and not each
    server says so; the test client never does.

    :returns: plain values, which any thread may keep.
    :raises RuntimeError: this thread handles no request.
    """
    return RequestData(
        method=request.method,
        path=request.path,
        query=request.args.to_dict(),
        body=request.get_data(as_text=True),
    )


def in_app(app: Flask, task: Callable[..., T], *values: Any) -> T:
    """Run a task inside an application context of its own.

    :param app: the application itself. The proxy `current_app` will not
        do: it is looked up in the thread that uses it.
    :param task: may use `current_app` and `g`.
    :param values: what the task is called with.
    :returns: what the task returns.
    """
    with app.app_context():
        return task(*values)


def hand_over(
    pool: Executor,
    app: Flask,
    task: Callable[..., T],
    *values: Any,
) -> Future[T]:
    """Give a pool a job that has the app and plain values, no more.

    The empty `Context` makes every build alike. Where a thread inherits
    the context of its creator (`sys.flags.thread_inherit_context`, on by
    default in free-threaded CPython 3.14), a pool's thread would keep
    the request that it was started in and show it to later jobs.

    :param app: the application itself, not the proxy `current_app`.
    :param task: may use `current_app` and a `g` of its own.
    :param values: what the task is called with: no proxies.
    :returns: the job's future, with the task's result or exception.
    """
    return pool.submit(Context().run, in_app, app, task, *values)


def submit_copies(
    pool: Executor,
    task: Callable[..., T],
    items: Iterable[Any],
) -> list[Future[T]]:
    """Give a pool one job an item, each with its own request copy.

    One wrapper is one context. Jobs that share it and overlap end in
    `ValueError: ... was created in a different Context`
    (pallets/flask #5396).

    :param task: called with one item; may use `request`, `session`.
    :returns: the futures, in the items' order.
    :raises RuntimeError: this thread handles no request.
    """
    copied = copy_current_request_context
    return [pool.submit(copied(task), item) for item in items]


def submit_with_variables(
    pool: Executor,
    task: Callable[..., T],
    items: Iterable[Any],
) -> list[Future[T]]:
    """Give a pool one job an item, with its own variables' copy.

    The jobs see what the caller's context variables hold. Flask's `g` is
    the same object for all of them: what one writes, the others see.

    :param task: called with one item.
    :returns: the futures, in the items' order.
    """
    submit = pool.submit
    return [submit(copy_context().run, task, item) for item in items]
