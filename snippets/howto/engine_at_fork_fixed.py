"""A forked worker forgets what its parent had opened

rule: exact
"""

import multiprocessing
import os
from functools import partial
from pathlib import Path

from sqlalchemy import create_engine

FILE = Path("shop.db")
engine = create_engine(f"sqlite:///{FILE}")
os.register_at_fork(after_in_child=partial(engine.dispose, close=False))


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
