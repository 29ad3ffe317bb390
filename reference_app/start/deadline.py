"""Wait for all until a deadline, and ask the late ones to stop."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, wait
from threading import Event


def late_ones(
    jobs: Mapping[str, Future[object]],
    timeout: float,
) -> list[str]:
    """Wait for all jobs, but not for ever; name those not done.

    :param jobs: Futures by name.
    :param timeout: seconds for all of them together.
    :returns: the names of the jobs that are still queued or running, in the
        order of `jobs`. They go on: no thread can be stopped from outside.
    """
    unfinished = wait(jobs.values(), timeout).not_done
    return [name for name in jobs if jobs[name] in unfinished]


def sync_pages(
    pages: Iterable[int],
    fetch: Callable[[int], object],
    stop: Event,
) -> list[object]:
    """Fetch page after page, until all are there or stop is set.

    :param pages: page numbers.
    :param fetch: gets one page; it should have a timeout of its own,
        as `stop` is looked at between pages only.
    :param stop: set it from any thread to end the job after its page.
    :returns: what was fetched so far.
    """
    fetched: list[object] = []
    for page in pages:
        if stop.is_set():
            break
        fetched.append(fetch(page))
    return fetched
