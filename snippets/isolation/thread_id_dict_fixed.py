"""Three tasks, one ContextVar: each task has a value of its own

Each task stores its user and then waits for the supplier, who answers
when all three have asked.

rule: exact
"""

import asyncio
from contextvars import ContextVar

current: ContextVar[str] = ContextVar("current")


async def ask_supplier(
    asked: list[str],
    answer: asyncio.Future[int],
) -> int:
    asked.append("tea-250")
    if len(asked) == 3:
        answer.set_result(12)
    return await asyncio.wait_for(asyncio.shield(answer), timeout=10)


async def serve(
    user: str,
    asked: list[str],
    answer: asyncio.Future[int],
) -> str:
    current.set(user)
    left = await ask_supplier(asked, answer)
    return f"{user}'s task tells {current.get()}: {left} left"


async def main() -> None:
    asked: list[str] = []
    answer = asyncio.get_running_loop().create_future()
    users = ["alice", "bob", "carol"]
    tasks = [serve(user, asked, answer) for user in users]
    for line in await asyncio.gather(*tasks):
        print(line)


if __name__ == "__main__":
    asyncio.run(main())
