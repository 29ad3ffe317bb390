"""Werkzeug's Local does the same, with the same output

rule: exact
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from werkzeug.local import Local

current = Local()


def log_in(user: str) -> None:
    current.user = user


def serve() -> str:
    return f"serves {current.user}"


async def serve_later(user: str) -> str:
    current.user = user
    await asyncio.sleep(0)  # the other tasks run here
    return serve()


async def tasks() -> list[str]:
    jobs = [serve_later(user) for user in ("alice", "bob")]
    return await asyncio.gather(*jobs)


def main() -> None:
    with (
        ThreadPoolExecutor(1, "A") as a,
        ThreadPoolExecutor(1, "B") as b,
    ):
        a.submit(log_in, "alice").result(timeout=10)
        b.submit(log_in, "bob").result(timeout=10)
        print(f"thread A {a.submit(serve).result(timeout=10)}")
        print(f"thread B {b.submit(serve).result(timeout=10)}")
    for number, line in enumerate(asyncio.run(tasks()), start=1):
        print(f"task {number} {line}")
    print(f"the main thread has a user: {hasattr(current, 'user')}")


if __name__ == "__main__":
    main()
