"""A route that lists the threads, for who knows the token

A request hangs, and another one finds out where.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from secrets import token_urlsafe
from threading import Event, current_thread

from flask import Flask, abort

from reference_app.serving.stacks import ThreadStack, thread_stacks
from reference_app.web.threads import carries

app = Flask("shop")
app.config["DEBUG_TOKEN"] = token_urlsafe()
asked, answered = Event(), Event()


def ask_supplier(sku: str) -> str:
    asked.set()
    answered.wait(timeout=10)
    return sku


@app.get("/stock/<sku>")
def stock(sku: str) -> str:
    return ask_supplier(sku)


@app.get("/debug/threads")
def threads() -> list[ThreadStack]:
    if not carries(app.config["DEBUG_TOKEN"]):
        abort(401)
    return thread_stacks()


def look() -> None:
    bearer = {"Authorization": f"Bearer {app.config['DEBUG_TOKEN']}"}
    client = app.test_client()
    for thread in client.get("/debug/threads", headers=bearer).json:
        if thread["name"] != current_thread().name:
            ours = [each for each in thread["at"] if __file__ in each]
            names = [each.partition(" ")[0] for each in ours]
            print(f"{thread['name']}: {', '.join(names)}")
    print(f"without the token: {client.get('/debug/threads').status}")


def main() -> None:
    with ThreadPoolExecutor(1, "request") as pool:
        pool.submit(app.test_client().get, "/stock/tea-250")
        assert asked.wait(timeout=10)
        look()
        answered.set()


if __name__ == "__main__":
    main()
