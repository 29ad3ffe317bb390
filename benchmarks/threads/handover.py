"""What does it cost to hand one task over: to a thread, with a context, by a recipe?"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from random import SystemRandom
from statistics import median
from threading import Thread
from time import perf_counter

from flask import Flask, copy_current_request_context

from benchmarks.result import machine
from benchmarks.service.progress import Progress
from benchmarks.threads.batch import PATIENCE
from benchmarks.twice import finish, options, pool, ratios, run_twice
from reference_app.contexts.handover import hand_over, in_app

REPEATS, QUICK_REPEATS = 4000, 200  # calls of each way, in turns
SHOWN = 200  # repeats between two lines of progress

Samples = dict[str, list[float]]
Ways = dict[str, Callable[[], object]]


def task() -> None:
    """Do nothing: what is measured is the way here and back."""


def in_new_thread() -> None:
    """Start a thread and join it."""
    thread = Thread(target=task)
    thread.start()
    thread.join(PATIENCE)


def in_request_copy() -> None:
    """Copy the request's context and run the task in it."""
    copy_current_request_context(task)()


def contexts(app: Flask) -> Ways:
    """Return what each context costs by itself, without leaving the thread."""
    return {
        "call": task,
        "copied_context": lambda: copy_context().run(task),
        "app_context": lambda: in_app(app, task),
        "request_copy": in_request_copy,
    }


def hand_overs(app: Flask, workers: ThreadPoolExecutor) -> Ways:
    """Return the ways to let another thread do the task, and wait until it has."""
    submit, copied = workers.submit, copy_current_request_context
    return {
        "thread": in_new_thread,
        "pool": lambda: submit(task).result(PATIENCE),
        "pool_copied_context": lambda: submit(copy_context().run, task).result(
            PATIENCE
        ),
        "pool_app_context": lambda: submit(in_app, app, task).result(PATIENCE),
        "pool_request_copy": lambda: submit(copied(task)).result(PATIENCE),
        "recipe": lambda: hand_over(workers, app, task).result(PATIENCE),
    }


@contextmanager
def ways() -> Iterator[Ways]:
    """Yield every way, in a request as a view is, with a pool that is warm."""
    app = Flask(__name__)
    with ThreadPoolExecutor(1) as workers, app.test_request_context("/"):
        found = contexts(app) | hand_overs(app, workers)
        for way in found.values():
            way()
        yield found


def measure(repeats: int) -> Samples:
    """Return the seconds of each call, by way."""
    progress, random = Progress(), SystemRandom()
    with ways() as found:
        taken: Samples = {name: [] for name in found}
        for done in range(repeats):
            if done % SHOWN == 0:
                progress(f"{done} of {repeats} calls of each way")
            # A way is slower after a slow one, when the pool's thread sleeps deeper.
            for name in random.sample(list(found), len(found)):
                way = found[name]
                began = perf_counter()
                way()
                taken[name].append(perf_counter() - began)
    progress.end(f"{repeats} calls of each of {len(taken)} ways")
    return taken


def figures(seconds: Samples) -> dict[str, float]:
    """Return the median of each way in microseconds."""
    return {name: round(median(taken) * 1e6, 2) for name, taken in seconds.items()}


def compare(seconds: Samples) -> dict[str, float]:
    """Return the ratios that pages quote, of medians of the same run."""
    middle = {name: median(taken) for name, taken in seconds.items()}
    others = (name for name in middle if name.startswith("pool_"))
    return {
        "thread_to_pool": middle["thread"] / middle["pool"],
        "recipe_to_pool": middle["recipe"] / middle["pool"],
        **{f"{name}_to_pool": middle[name] / middle["pool"] for name in others},
        "request_copy_to_app_context": middle["request_copy"] / middle["app_context"],
    }


def main(*words: str) -> None:
    """Hand a task over in every way, in turns, in two runs."""
    chosen = options("handover", words)
    before = machine("flask", "werkzeug")
    repeats = QUICK_REPEATS if chosen.quick else REPEATS
    runs = run_twice(lambda: measure(repeats))
    together = pool(runs)
    for name, each in figures(together).items():
        print(f"  {name:<20} {each} us")
    result = {
        **before,
        "calls": repeats * len(runs),
        "microseconds": figures(together),
        "runs": [figures(run) for run in runs],
        "ratios": ratios(compare(together), [compare(run) for run in runs]),
    }
    finish("handover", result, chosen)
