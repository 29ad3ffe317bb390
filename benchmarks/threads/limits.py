"""What no way to start many jobs can undercut: the cost of its own steps."""

from threading import Thread
from time import perf_counter

from benchmarks.threads.batch import PATIENCE
from benchmarks.threads.ways import locked


def starts_seconds(times: int) -> float:
    """Return how long so many `Thread.start()` take, one after another.

    A start returns when the new thread has reported that it runs. Each thread ends
    before the next one starts, so that nothing else runs.
    """
    return sum(start_seconds() for _ in range(times))


def start_seconds() -> float:
    """Return how long one `Thread.start()` takes."""
    thread = Thread(target=int)
    began = perf_counter()
    thread.start()
    taken = perf_counter() - began
    thread.join()
    return taken


def wakes_seconds(times: int) -> float:
    """Return how long it takes so many times to wake a waiting thread, until it runs.

    Two threads wake each other, by a lock each.

    :param times: is rounded to a whole number of turns of both.
    """
    there, back = locked(), locked()
    turns = round(times / 2)

    def answer() -> None:
        for _ in range(turns):
            there.acquire(timeout=PATIENCE)
            back.release()

    thread = Thread(target=answer)
    thread.start()
    began = perf_counter()
    for _ in range(turns):
        there.release()
        back.acquire(timeout=PATIENCE)
    taken = perf_counter() - began
    thread.join()
    return taken * times / (2 * turns)
