"""Ways to start many jobs, each in a thread of its own, as close as they can be."""

import _thread
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor, wait
from contextlib import contextmanager
from functools import partial
from threading import Barrier, Event, Lock, Semaphore, Thread

from benchmarks.threads.batch import PATIENCE
from reference_app.start.together import start_together

Job = Callable[[int], object]
Way = Callable[[Job, int], None]


def low_level(job: Job, jobs: int) -> None:
    """Start each by `_thread`, as the posts do, and wait for all."""
    ended = Semaphore(0)

    def run(number: int) -> None:
        job(number)
        ended.release()

    for number in range(jobs):
        _thread.start_new_thread(run, (number,))
    take(ended, jobs)


def loop(job: Job, jobs: int) -> None:
    """Call `Thread.start()` for one after another."""
    join_all([started(job, number) for number in range(jobs)])


def barrier(job: Job, jobs: int) -> None:
    """Line new threads up at a barrier."""
    line = Barrier(jobs)

    def run(number: int) -> None:
        line.wait(PATIENCE)
        job(number)

    join_all([started(run, number) for number in range(jobs)])


def event(job: Job, jobs: int) -> None:
    """Let new threads wait for an event, and set it when all are there."""
    ready, go = Semaphore(0), Event()

    def run(number: int) -> None:
        ready.release()
        go.wait(PATIENCE)
        job(number)

    threads = [started(run, number) for number in range(jobs)]
    take(ready, jobs)
    go.set()
    join_all(threads)


def locks(job: Job, jobs: int) -> None:
    """Let each new thread wait for a lock of its own; release one after another."""
    ready, own = Semaphore(0), [locked() for _ in range(jobs)]

    def run(number: int) -> None:
        ready.release()
        own[number].acquire(timeout=PATIENCE)
        job(number)

    threads = [started(run, number) for number in range(jobs)]
    take(ready, jobs)
    for lock in own:
        lock.release()
    join_all(threads)


def pool(job: Job, jobs: int) -> None:
    """Submit to a new pool with a thread for each."""
    with ThreadPoolExecutor(jobs) as executor:
        submit(executor, job, jobs)


def app(job: Job, jobs: int) -> None:
    """Use the app's own function: a new pool, and a barrier in it."""
    start_together([partial(job, number) for number in range(jobs)])


def warm_pool(executor: Executor, job: Job, jobs: int) -> None:
    """Submit to a pool whose threads wait for work."""
    submit(executor, job, jobs)


def warm_barrier(executor: Executor, job: Job, jobs: int) -> None:
    """Submit to a pool whose threads exist, and line them up at a barrier."""
    line = Barrier(jobs)

    def run(number: int) -> None:
        line.wait(PATIENCE)
        job(number)

    submit(executor, run, jobs)


NEW: dict[str, Way] = {
    "low_level": low_level,
    "loop": loop,
    "pool": pool,
    "event": event,
    "locks": locks,
    "barrier": barrier,
    "app": app,
}
WARM = {"warm_pool": warm_pool, "warm_barrier": warm_barrier}
NAMES = (*NEW, *WARM)


@contextmanager
def all_ways(jobs: int) -> Iterator[dict[str, Way]]:
    """Yield every way by its name; the warm ones share a pool with all its threads."""
    with ThreadPoolExecutor(jobs) as executor:
        warm_barrier(executor, lambda _: None, jobs)
        yield NEW | {name: partial(way, executor) for name, way in WARM.items()}


def started(run: Job, number: int) -> Thread:
    """Start a thread of its own for one job."""
    thread = Thread(target=run, args=(number,), name=f"job-{number}")
    thread.start()
    return thread


def join_all(threads: list[Thread]) -> None:
    """Wait for threads to end."""
    for thread in threads:
        thread.join()


def submit(executor: Executor, job: Job, jobs: int) -> None:
    """Give a pool the jobs, wait for all, and raise what one raised."""
    for done in wait([executor.submit(job, number) for number in range(jobs)]).done:
        done.result()


def take(semaphore: Semaphore, times: int) -> None:
    """Acquire it so often.

    :raises TimeoutError: it was not released so often within a minute.
    """
    for _ in range(times):
        if not semaphore.acquire(timeout=PATIENCE):
            raise TimeoutError("a thread of the batch never came")


def locked() -> Lock:
    """Return a lock that is held."""
    lock = Lock()
    lock.acquire()
    return lock
