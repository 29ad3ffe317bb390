"""A client that costs little: HTTP/1.1 on connections that stay open.

A library's client takes a good part of a core at the rates of an overload, and would
then measure itself.
"""

import asyncio
import json
from dataclasses import dataclass
from time import perf_counter
from typing import Any


class BrokenError(Exception):
    """The connection broke, or was refused, before the answer was complete.

    :ivar refused: nobody listened.
    """

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.refused = isinstance(error, ConnectionRefusedError)


@dataclass(frozen=True)
class Reply:
    """A complete answer.

    :ivar began: when the request was made, in seconds of `perf_counter`.
    :ivar seconds: until its last byte was there.
    """

    status: int
    body: bytes
    began: float
    seconds: float

    def json(self) -> Any:
        return json.loads(self.body)


class Connection:
    """One connection: it is opened when needed, and kept open.

    :param port: of a server at 127.0.0.1.
    :ivar opened: when it was opened, in seconds of `perf_counter`.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.opened = 0.0

    async def get(self, path: str) -> Reply:
        """Make one request.

        :raises BrokenError: no complete answer came.
        """
        began = perf_counter()
        try:
            status, body = await self._exchange(path)
        except (OSError, asyncio.IncompleteReadError) as error:
            self.close()
            raise BrokenError(error) from error
        except BaseException:
            self.close()  # an answer that is not waited for must not come next
            raise
        return Reply(status, body, began, perf_counter() - began)

    async def _exchange(self, path: str) -> tuple[int, bytes]:
        if self._streams is None:
            self.opened = perf_counter()
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        _, _, after = head.partition("content-length:")
        body = await reader.readexactly(int(after.partition("\r\n")[0]))
        if "connection: close" in head:
            self.close()
        return int(head.split(" ", 2)[1]), body

    def close(self) -> None:
        """Close it; the next request opens it anew."""
        if self._streams:
            self._streams[1].close()
            self._streams = None
