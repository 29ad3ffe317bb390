"""One event loop in one thread, for the views of a whole process.

What a coroutine leaves open, such as a client's connections, belongs to
the loop that it ran in. `asyncio.run` closes its loop; this one stays.
"""

import asyncio
from collections.abc import Coroutine
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
    loop: asyncio.AbstractEventLoop,
    coroutine: Coroutine[Any, Any, Any],
    timeout: float,
) -> Any:
    """Run a coroutine in another thread's loop; wait for its end.

    Not for the loop's own thread, which would wait for itself.

    :param timeout: seconds; then the coroutine is cancelled.
    :returns: what the coroutine returns.
    :raises asyncio.TimeoutError: the time is up. From Python 3.11 on
        this is the built-in `TimeoutError`.
    """
    limited = asyncio.wait_for(coroutine, timeout)
    return asyncio.run_coroutine_threadsafe(limited, loop).result()
