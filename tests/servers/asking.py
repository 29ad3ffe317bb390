"""Requests to a server."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import httpx

from servers.running import Running
from tests.servers.gates import PATIENCE


def client() -> httpx.Client:
    """Make a client that opens a connection for each request."""
    closing = {"Connection": "close"}
    return httpx.Client(timeout=PATIENCE, trust_env=False, headers=closing)


def ask(server: Running, path: str) -> httpx.Response:
    """Get a page over a connection of its own; it must be answered with success."""
    with client() as fresh:
        return fresh.get(server.url + path).raise_for_status()


@contextmanager
def asked(
    server: Running, paths: Sequence[str]
) -> Iterator[list["Future[httpx.Response]"]]:
    """Get pages concurrently, each over a connection of its own."""
    with ThreadPoolExecutor(len(paths)) as pool:
        yield [pool.submit(ask, server, path) for path in paths]
