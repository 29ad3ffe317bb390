"""An async view runs in another thread, with the request's variables

rule: exact
needs: asgiref
"""

from contextvars import ContextVar
from threading import get_ident

from flask import Flask, Response, g

app = Flask("shop")
tenant: ContextVar[str] = ContextVar("tenant", default="nobody")


@app.before_request
def begin() -> None:
    g.user = "alice"
    g.thread = get_ident()
    tenant.set("acme")


@app.get("/")
async def view() -> list[str]:
    here = get_ident() == g.thread
    seen = f"it sees g.user {g.user}, tenant {tenant.get()}"
    tenant.set("set by the view")
    return [f"in the request's thread: {here}", seen]


@app.after_request
def end(answer: Response) -> Response:
    answer.headers["X-Thread"] = str(get_ident() == g.thread)
    answer.headers["X-Tenant"] = tenant.get()
    return answer


def main() -> None:
    answer = app.test_client().get("/")
    print("\n".join(answer.get_json()))
    print(f"after_request is, again: {answer.headers['X-Thread']}")
    print(f"after_request: tenant {answer.headers['X-Tenant']}")


if __name__ == "__main__":
    main()
