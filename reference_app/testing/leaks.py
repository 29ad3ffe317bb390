"""Find threads that a test leaves behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import enumerate as living_threads
from time import monotonic


@contextmanager
def no_thread_left(within: float) -> Iterator[None]:
    """Fail if a thread that was started in the block outlives it.

    A thread that stays goes on during the tests that follow, and one of
    them fails for what it does.

    :param within: seconds that the threads may take to end, together.
    :raises AssertionError: names those that are alive then.
    """
    before = set(living_threads())
    yield
    deadline = monotonic() + within
    started = [t for t in living_threads() if t not in before]
    for thread in started:
        thread.join(max(0.0, deadline - monotonic()))
    alive = [thread.name for thread in started if thread.is_alive()]
    assert not alive, f"still running: {', '.join(sorted(alive))}"
