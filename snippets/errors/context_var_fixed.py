"""Each job runs in its own copy of the view's variables

rule: exact
"""

import re
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

from flask import Flask, request

app = Flask("shop")
pool = ThreadPoolExecutor(1, "count")
tenant: ContextVar[str] = ContextVar("tenant")


def count(sku: str) -> str:
    return f"{tenant.get()} has 12 {sku}"


@app.get("/count/<sku>")
def count_view(sku: str) -> str:
    token = tenant.set(request.headers["X-Tenant"])
    try:
        job = pool.submit(copy_context().run, count, sku)
        return job.result(timeout=10)
    except LookupError as error:
        return re.sub("0x[0-9a-fA-F]+", "…", f"LookupError: {error}")
    finally:
        tenant.reset(token)


def main() -> None:
    # This starts the pool's thread. One that starts in the view may
    # inherit its variables: Python 3.14, thread_inherit_context.
    early = pool.submit(tenant.get, "nobody").result(timeout=10)
    print(f"before the request: {early}")
    headers = {"X-Tenant": "acme"}
    print(app.test_client().get("/count/tea", headers=headers).text)
    print(f"after the request: {tenant.get('nobody')}")


if __name__ == "__main__":
    main()
