"""One event loop in one thread, for the views of a whole process.

What a coroutine leaves open, such as a client's connections, belongs to
the loop that it ran in. `asyncio.run` closes its loop; this one stays.
"""

import asyncio
from collections.abc import Awaitable
from threading import Thread
from typing import Any


def start_loop() -> asyncio.AbstractEventLoop:
    """Start a loop in a thread; it runs until somebody stops it.

    Start it in the process that serves: a thread does not survive a
    fork. It is a daemon: it has no end that an exit could wait for.

    :returns: the loop; `loop.call_soon_threadsafe(loop.stop)` stops it.
    """
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="loop", daemon=True).start()
    return loop


def run_in(
    loop: asyncio.AbstractEventLoop, job: Awaitable[Any], timeout: float
) -> Any:
    """Run a coroutine in another thread's loop; wait for its end.

    Not for the loop's own thread, which would wait for itself.

    :param job: what calling a coroutine function gives.
    :param timeout: seconds; then the job is cancelled.
    :returns: what the job returns.
    :raises asyncio.TimeoutError: the time is up.
    :raises concurrent.futures.TimeoutError: a second later: the loop's
        thread is blocked, or is not there. From Python 3.11 on both are
        the built-in `TimeoutError`.
    """
    limited = asyncio.wait_for(job, timeout)
    future = asyncio.run_coroutine_threadsafe(limited, loop)
    return future.result(timeout + 1)
