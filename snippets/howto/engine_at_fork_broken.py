"""A forked worker takes over its parent's database connection

rule: exact
"""

import multiprocessing
from pathlib import Path

from sqlalchemy import create_engine

FILE = Path("shop.db")
engine = create_engine(f"sqlite:///{FILE}")


def connected_to() -> object:
    with engine.connect() as connection:
        return connection.connection.driver_connection


def serve(process: str, of_parent: object) -> None:
    same = connected_to() is of_parent
    print(f"{process}: the parent's connection: {same}", flush=True)


def main() -> None:
    of_parent = connected_to()
    serve("parent", of_parent)
    fork = multiprocessing.get_context("fork")
    worker = fork.Process(target=serve, args=["worker", of_parent])
    worker.start()
    worker.join()
    print(f"the worker ends with {worker.exitcode}")
    engine.dispose()
    FILE.unlink()


if __name__ == "__main__":
    main()
