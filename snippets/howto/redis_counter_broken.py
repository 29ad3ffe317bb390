"""Read from Redis, add one, write back: a visit is lost

`fakeredis` stands for the server. In your app: `redis.Redis(...)`.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from fakeredis import FakeRedis, FakeServer

server = FakeServer()
both_are_here = Barrier(2)


def visit(path: str) -> None:
    redis = FakeRedis(server=server, decode_responses=True)
    number = int(redis.get(path) or 0)
    assert both_are_here.wait(timeout=10) < 2
    redis.set(path, number + 1)


def main() -> None:
    with ThreadPoolExecutor(2, "worker") as workers:
        list(workers.map(visit, ["/"] * 2))
    redis = FakeRedis(server=server, decode_responses=True)
    print(f"2 visits, counted: {redis.get('/')}")


if __name__ == "__main__":
    main()
