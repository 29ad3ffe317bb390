"""What each way of handing over carries into the thread

`same` is the view's own object, `new` another one, `-` none. Then: the
teardown functions that ran in the thread, and what became of a function
that the job gave to `after_this_request`.

rule: exact
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextvars import copy_context
from threading import current_thread, main_thread
from typing import Any

from flask import (
    Flask,
    Response,
    after_this_request,
    copy_current_request_context,
    current_app,
    g,
    has_request_context,
    request,
    session,
)

from reference_app.contexts.handover import hand_over, in_app

app = Flask("shop")
PROXIES: list[Any] = [current_app, request, g, session]
COLUMNS = ("app", "request", "g", "session", "teardown", "after")
Job = Callable[[], list[str]]
ended: list[str] = []
ran: list[str] = []
answered: list[str] = []


async def in_executor(job: Job) -> list[str]:
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, job)


def ways(pool: Executor, job: Job) -> dict[str, Callable[[], Any]]:
    """Return the ways to start a job in a thread, for use in a view."""
    submit, copied = pool.submit, copy_current_request_context
    run = asyncio.run
    return {
        "bare thread": lambda: submit(job),
        "application context": lambda: submit(in_app, app, job),
        "the recipe: hand_over": lambda: hand_over(pool, app, job),
        "copy_current_request_context": lambda: submit(copied(job)),
        "copy_context().run": lambda: submit(copy_context().run, job),
        "asyncio.to_thread": lambda: run(asyncio.to_thread(job)),
        "loop.run_in_executor": lambda: run(in_executor(job)),
    }


def behind(proxy: Any) -> object:
    try:
        return proxy._get_current_object()
    except RuntimeError:
        return None


def carried(views: list[object]) -> list[str]:
    """Compare what this thread sees with the view's objects."""
    if has_request_context():
        after_this_request(mark)
    seen = [behind(proxy) for proxy in PROXIES]
    return [
        "-" if mine is None else "same" if mine is its else "new"
        for mine, its in zip(seen, views, strict=True)
    ]


def mark(response: Response) -> Response:
    ran.append("runs")
    return response


def note(what: str) -> None:
    if current_thread() is not main_thread():
        ended.append(what)


@app.teardown_request
def request_ends(_: BaseException | None) -> None:
    note("request")


@app.teardown_appcontext
def app_ends(_: BaseException | None) -> None:
    note("app")


@app.after_request
def request_answered(response: Response) -> Response:
    answered.append(current_thread().name)
    return response


@app.get("/<way>")
def view(way: str) -> list[str]:
    views = [behind(proxy) for proxy in PROXIES]
    with ThreadPoolExecutor(1, "job") as pool:
        found = ways(pool, lambda: carried(views))[way]()
        return found if isinstance(found, list) else found.result(10)


def row(way: str) -> str:
    ended.clear()
    ran.clear()
    found = app.test_client().get(f"/{way}").get_json()
    after = "-" if found[1] == "-" else "".join(ran) or "lost"
    teardown = "both" if len(ended) == 2 else "".join(ended) or "-"
    return line(way, [*found, teardown, after])


def line(first: str, cells: Any) -> str:
    widths = (6, 9, 6, 9, 10, 4)
    padded = map(str.ljust, cells, widths)
    return f"{first:<29}{''.join(padded)}".rstrip()


def main() -> None:
    print(line("", COLUMNS))
    for way in ways(ThreadPoolExecutor(), list):
        print(row(way))
    print(
        f"\nafter_request: {len(answered)} requests, in {set(answered)}"
    )


if __name__ == "__main__":
    main()
