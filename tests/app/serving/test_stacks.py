"""Where threads are, and what the page on hangs says of what they stand in."""

import gc
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Event, Lock, Thread, current_thread
from time import monotonic

import pytest

from reference_app.serving.stacks import thread_stacks

PATIENCE = 30  # seconds


def functions(thread: Thread) -> list[str]:
    """Name the functions that a thread is in, each with its file."""
    for stack in thread_stacks():
        if stack["name"] == thread.name:
            places = [place.rpartition(":")[0] for place in stack["at"]]
            return [f"{p.split()[0]} {Path(p.split()[1]).name}" for p in places]
    raise LookupError(thread.name)


@contextmanager
def standing_in(job: Callable[[], object], leave: Callable[[], object]) -> Iterator:
    """Run a job in a thread that hangs until `leave` is called."""
    thread = Thread(target=job, name="hangs")
    thread.start()
    try:
        yield thread
    finally:
        leave()
        thread.join(PATIENCE)


def comes_to(thread: Thread, *expected: str) -> bool:
    """Look until the thread's innermost functions are these."""
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline:
        if functions(thread)[: len(expected)] == list(expected):
            return True
        Event().wait(0.005)
    raise AssertionError(functions(thread))


def test_the_callers_own_stack_begins_with_the_function_that_looks():
    mine = functions(current_thread())
    assert mine[:3] == [
        "thread_stacks stacks.py",
        "functions test_stacks.py",
        "test_the_callers_own_stack_begins_with_the_function_that_looks test_stacks.py",
    ]


def test_a_daemon_is_called_one():
    leave = Event()
    thread = Thread(target=leave.wait, args=(PATIENCE,), name="d", daemon=True)
    thread.start()
    try:
        daemons = {stack["name"]: stack["daemon"] for stack in thread_stacks()}
    finally:
        leave.set()
        thread.join(PATIENCE)
    assert daemons["d"] is True
    assert daemons[current_thread().name] is current_thread().daemon


def test_who_waits_for_a_lock_stands_in_its_own_function():
    lock = Lock()

    def take() -> None:
        with lock:
            pass

    lock.acquire()
    with standing_in(take, lock.release) as thread:
        assert comes_to(thread, "take test_stacks.py", "run threading.py")


def test_who_waits_for_a_future_stands_in_result():
    future: Future[None] = Future()
    with standing_in(future.result, lambda: future.set_result(None)) as thread:
        assert comes_to(thread, "wait threading.py", "result _base.py")


def test_who_waits_for_a_queue_stands_in_get():
    jobs: Queue[int] = Queue()
    with standing_in(jobs.get, lambda: jobs.put(1)) as thread:
        assert comes_to(thread, "wait threading.py", "get queue.py")


def test_who_waits_for_a_socket_stands_in_the_function_that_reads():
    here, there = socket.socketpair()

    def read_answer() -> None:
        here.recv(1)

    with (
        here,
        there,
        standing_in(read_answer, lambda: there.send(b"!")) as thread,
    ):
        assert comes_to(thread, "read_answer test_stacks.py")


def test_a_pools_thread_without_work_stands_in_worker():
    with ThreadPoolExecutor(1, "idle") as pool:
        thread = pool.submit(current_thread).result(PATIENCE)
        assert comes_to(thread, "_worker thread.py")


def test_a_pool_that_nobody_refers_to_ends_its_threads():
    pool = ThreadPoolExecutor(1, "dropped")
    thread = pool.submit(current_thread).result(PATIENCE)
    del pool
    gc.collect()
    thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.mark.parametrize("registered", [True, False])
def test_a_pool_that_something_refers_to_keeps_them(registered):
    pool = ThreadPoolExecutor(1, "kept")
    kept = [pool.shutdown] if registered else [pool]
    thread = pool.submit(current_thread).result(PATIENCE)
    del pool
    gc.collect()
    thread.join(0.05)
    assert thread.is_alive()
    kept.clear()
    thread.join(PATIENCE)
    assert not thread.is_alive()
