"""Two tests of a view that starts a job, and none of them sleeps

pytest collects such functions as they are. Here `main` calls them.

rule: exact
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from threading import Event

from flask import Flask

jobs: list[Future[bool]] = []


def create_app(pool: Executor, send: Callable[[str], bool]) -> Flask:
    app = Flask("shop")

    @app.post("/orders/<sku>")
    def order(sku: str) -> tuple[str, int]:
        jobs.append(pool.submit(send, sku))
        return "accepted", 202

    return app


def test_the_answer_does_not_wait_for_the_mail() -> None:
    may_send = Event()
    with ThreadPoolExecutor(1, "mail") as pool:
        app = create_app(pool, lambda _sku: may_send.wait(timeout=10))
        answer = app.test_client().post("/orders/tea-250")
        assert answer.status_code == 202
        assert not jobs[-1].done(), "the view waited"
        may_send.set()
        assert jobs[-1].result(timeout=10)


def test_the_mail_names_what_was_ordered() -> None:
    with ThreadPoolExecutor(1, "mail") as pool:
        app = create_app(pool, {"tea-250": True}.__getitem__)
        app.test_client().post("/orders/tea-250")
        assert jobs[-1].result(timeout=10)


def main() -> None:
    test_the_answer_does_not_wait_for_the_mail()
    test_the_mail_names_what_was_ordered()
    print("2 passed")


if __name__ == "__main__":
    main()
