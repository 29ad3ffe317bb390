"""One who asks the third party: a connection, and what is written to it."""

import asyncio
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from time import perf_counter

Answering = Callable[["Asker", str, float], object]


def http(status: int, body: bytes, *headers: str) -> bytes:
    """Return an answer as it goes over the wire."""
    lines = [
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


class Asker(asyncio.Protocol):
    """Reads one request after another from a connection, and has each answered.

    :param delay: gives the seconds until the next answer.
    :param answering: is called then, with this, the path, and when it was asked for.
    :param askers: all who are connected; this one enters itself and leaves.
    :ivar busy: whether an answer is under way.
    """

    def __init__(
        self, delay: Callable[[], float], answering: Answering, askers: set["Asker"]
    ) -> None:
        self._delay = delay
        self._answering = answering
        self._askers = askers
        self._received = b""
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self._room = asyncio.Event()
        self._room.set()
        self.busy = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._askers.add(self)

    def connection_lost(self, _: Exception | None) -> None:
        self._askers.discard(self)
        for work in (self._timer, self._task):
            if work:
                work.cancel()

    def data_received(self, data: bytes) -> None:
        self._received += data
        if self._received.endswith(b"\r\n\r\n"):
            path = self._received.split(b" ", 2)[1].decode()
            self._received, self.busy = b"", True
            self._timer = asyncio.get_running_loop().call_later(
                self._delay(), self._answering, self, path, perf_counter()
            )

    def pause_writing(self) -> None:
        self._room.clear()

    def resume_writing(self) -> None:
        self._room.set()

    def write(self, data: bytes) -> None:
        """Answer at once."""
        self.transport.write(data)
        self.busy = False

    def write_slowly(self, data: Coroutine[None, None, None]) -> None:
        """Answer by a coroutine, until it ends or the asker goes."""
        self._task = asyncio.get_running_loop().create_task(data)

    async def write_when_there_is_room(self, data: bytes) -> None:
        """Write a part; wait while the asker does not read."""
        await asyncio.sleep(0)  # so that this ends if the asker has gone
        await self._room.wait()
        self.transport.write(data)
