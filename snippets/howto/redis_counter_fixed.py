"""INCR reads and writes in one step, in the server

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from fakeredis import FakeRedis, FakeServer

server = FakeServer()
both_are_here = Barrier(2)


def visit(path: str) -> None:
    redis = FakeRedis(server=server, decode_responses=True)
    assert both_are_here.wait(timeout=10) < 2
    redis.incr(path)


def main() -> None:
    with ThreadPoolExecutor(2, "worker") as workers:
        list(workers.map(visit, ["/"] * 2))
    redis = FakeRedis(server=server, decode_responses=True)
    print(f"2 visits, counted: {redis.get('/')}")


if __name__ == "__main__":
    main()
