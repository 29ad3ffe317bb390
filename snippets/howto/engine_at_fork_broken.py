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


def serve(of_parent: object) -> None:
    print(f"the parent's connection: {connected_to() is of_parent}")


def main() -> None:
    of_parent = connected_to()
    fork = multiprocessing.get_context("fork")
    worker = fork.Process(target=serve, args=[of_parent])
    worker.start()
    worker.join()
    print(f"the worker ends with {worker.exitcode}")
    engine.dispose()
    FILE.unlink()


if __name__ == "__main__":
    main()
