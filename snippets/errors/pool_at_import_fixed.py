"""The pool is made by the main program, and children only import

rule: exact
"""

from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context

from flask import Flask


def total(order: list[int]) -> int:
    return sum(order)


def create_app(pool: Executor) -> Flask:
    app = Flask("shop")

    @app.get("/total")
    def show() -> str:
        return f"total: {pool.submit(total, [3, 4]).result(timeout=20)}"

    return app


def main() -> None:
    with ProcessPoolExecutor(
        1, mp_context=get_context("spawn")
    ) as pool:
        print(create_app(pool).test_client().get("/total").text)


if __name__ == "__main__":
    main()
