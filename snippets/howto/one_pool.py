"""The factory gives the app its pool, and every view uses that

rule: exact
"""

from threading import Event

from flask import Flask, abort, current_app

from reference_app.jobs.one_pool import init_pool, submit
from reference_app.start.pool import PoolFullError

supplier_answers = Event()


def order(sku: str) -> str:
    assert supplier_answers.wait(timeout=10)
    return f"{current_app.name} ordered {sku}"


def create_app() -> Flask:
    app = Flask("shop")
    app.config.update(POOL_THREADS=2, POOL_PENDING=3)
    init_pool(app)

    @app.post("/orders/<sku>")
    def start_order(sku: str) -> tuple[str, int]:
        try:
            submit(app, order, sku)
        except PoolFullError:
            abort(503)
        return "accepted", 202

    return app


def main() -> None:
    app = create_app()
    for sku in ("tea", "tea", "tea", "mug"):
        answer = app.test_client().post(f"/orders/{sku}")
        print(f"{sku}: {answer.status}")
    supplier_answers.set()


if __name__ == "__main__":
    main()
