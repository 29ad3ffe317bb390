"""A fresh context a job, the app inside, the user as a plain value

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context, copy_context
from functools import cache

from flask import Flask, current_app, has_request_context, request

from reference_app.contexts.handover import in_app

app = Flask("shop")


def inherit(creator: Context) -> None:
    for variable, value in creator.items():
        variable.set(value)


@cache
def pool() -> ThreadPoolExecutor:
    """Made when the first request needs it."""
    return ThreadPoolExecutor(1, "worker", inherit, (copy_context(),))


def receipt(user: str) -> str:
    seen = "a request" if has_request_context() else "no request"
    return f"{current_app.name}'s receipt for {user}; {seen} in sight"


@app.get("/receipt")
def receipt_view() -> str:
    task = (in_app, app, receipt, request.args["user"])
    return pool().submit(Context().run, *task).result(timeout=10)


def main() -> None:
    for user in ("alice", "bob"):
        answer = app.test_client().get(f"/receipt?user={user}")
        print(f"{user} got: {answer.text}")
    bare = pool().submit(has_request_context).result(timeout=10)
    print(f"the thread still holds a request: {bare}")


if __name__ == "__main__":
    main()
