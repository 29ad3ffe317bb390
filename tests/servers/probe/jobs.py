"""Background jobs that a test holds, and lets go, through its gate."""

import atexit
import json
import os
import socket
from concurrent import futures
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from threading import Event, Thread

from flask import Blueprint

jobs = Blueprint("jobs", __name__)
GATE = os.environ.get("PROBE_GATE", "")  # host:port of the test's gate
AT_IMPORT = os.environ.get("PROBE_AT_IMPORT", "")  # set: start a thread and a pool
MANY_SECONDS = 5  # for a job that takes none


def come(kind: str) -> socket.socket:
    """Come to the gate and say who we are."""
    host, port = GATE.split(":")
    gate = socket.create_connection((host, int(port)))
    gate.sendall(json.dumps([kind, os.getpid()]).encode() + b"\n")
    return gate


def report(kind: str) -> None:
    """Tell the gate that this was reached."""
    come(kind).close()


def held(kind: str, came: Event | None = None) -> None:
    """Wait at the gate for its word, and say how far we get.

    :param came: is set as soon as the gate has been told that we are there.
    """
    with come(kind) as gate:
        if came:
            came.set()
        try:
            assert gate.recv(16), "the gate hung up"
            gate.sendall(b"finished\n")
        finally:
            gate.sendall(b"finally\n")


@jobs.get("/held/request")
def held_request() -> str:
    """Answer when the gate says so."""
    held("request")
    return "done"


@jobs.get("/held/thread")
def held_thread() -> str:
    """Start a thread that the exit of the process should wait for."""
    Thread(target=held, args=("thread",), daemon=False).start()
    return str(os.getpid())


@jobs.get("/held/daemon")
def held_daemon() -> str:
    """Start a thread that nobody waits for."""
    Thread(target=held, args=("daemon",), daemon=True).start()
    return str(os.getpid())


@jobs.get("/held/pool")
def held_pool() -> str:
    """Give a pool of one thread a job that is held, and two that wait behind it."""
    pool = ThreadPoolExecutor(1)
    pool.submit(held, "pool")
    pool.submit(report, "queued")
    pool.submit(report, "queued")
    return str(os.getpid())


@cache
def lazy_pool() -> ThreadPoolExecutor:
    """Make a pool in the process that uses it, when it does."""
    return ThreadPoolExecutor(1)


def works(pool: ThreadPoolExecutor) -> str:
    """Say whether a pool runs what it is given."""
    try:
        return str(pool.submit(int).result(MANY_SECONDS) == 0)
    except futures.TimeoutError:
        return "False"


@jobs.get("/import/thread")
def import_thread() -> str:
    """Say whether the thread that the import started runs in this process."""
    return str(early_thread.is_alive())


@jobs.get("/import/pool")
def import_pool() -> str:
    """Say whether the pool that the import used runs jobs in this process."""
    return works(early_pool)


@jobs.get("/import/lazy")
def import_lazy() -> str:
    """Say whether a pool that a request makes runs jobs."""
    return works(lazy_pool())


if GATE:
    atexit.register(report, "atexit")
if AT_IMPORT:
    early_thread_came = Event()
    early_thread = Thread(target=held, args=("import", early_thread_came), daemon=True)
    early_thread.start()
    early_thread_came.wait()
    early_pool = ThreadPoolExecutor(1)
    early_pool.submit(int).result()
