"""Many calls of one coroutine function, side by side."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any


async def gather_limited(
    fetch: Callable[[Any], Awaitable[Any]],
    items: Iterable[Any],
    limit: int,
    timeout: float,
) -> list[Any]:
    """Await one call for each item; give the answers in their order.

    When one call fails, the others go on until their loop ends. In an
    async view that is the end of the view.

    :param fetch: must not block: it would hold up all the others.
    :param limit: how many calls may be under way.
    :param timeout: seconds, for all calls together; then those under
        way are cancelled.
    :returns: one answer an item.
    :raises asyncio.TimeoutError: the time is up. From Python 3.11 on
        this is the built-in `TimeoutError`.
    :raises Exception: what the first call that failed has raised.
    """
    slots = asyncio.Semaphore(limit)

    async def one(item: Any) -> Any:
        async with slots:
            return await fetch(item)

    return await asyncio.wait_for(
        asyncio.gather(*map(one, items)), timeout
    )
