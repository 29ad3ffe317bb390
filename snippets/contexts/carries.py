"""What each way of handing over carries into the thread

`same` is the view's own object, `new` another one, `-` none.

rule: exact
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from flask import (
    Flask,
    copy_current_request_context,
    current_app,
    g,
    request,
    session,
)

from reference_app.contexts.handover import hand_over, in_app

app = Flask("shop")
PROXIES: list[Any] = [current_app, request, g, session]


def behind(proxy: Any) -> object:
    try:
        return proxy._get_current_object()
    except RuntimeError:
        return None


def carried(views: list[object]) -> str:
    """Compare what this thread sees with the view's objects."""
    seen = [behind(proxy) for proxy in PROXIES]
    words = [
        "-" if mine is None else "same" if mine is its else "new"
        for mine, its in zip(seen, views, strict=True)
    ]
    return "".join(f"{word:<9}" for word in words)


def row(way: str, submit: Callable[..., Any], *call: Any) -> str:
    views = [behind(proxy) for proxy in PROXIES]
    with ThreadPoolExecutor(1, "job") as pool:
        found = submit(pool, *call, views).result(timeout=10)
    return f"{way:<30}{found}".rstrip()


@app.get("/")
def table() -> list[str]:
    bare = ThreadPoolExecutor.submit
    copied = copy_current_request_context(carried)
    return [
        f"{'':<30}app      request  g        session",
        row("bare thread", bare, carried),
        row("application context", bare, in_app, app, carried),
        row("the recipe: hand_over", hand_over, app, carried),
        row("copy_current_request_context", bare, copied),
        row("copy_context().run", bare, copy_context().run, carried),
    ]


def main() -> None:
    print("\n".join(app.test_client().get("/").get_json()))


if __name__ == "__main__":
    main()
