"""A gate: jobs in a served app come to it, wait, and say how far they get.

The test holds a job as long as it wants, without a sleep. When the job's process ends,
the kernel closes the connection: what was said until then is exactly what ran.
"""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select
from time import monotonic

PATIENCE = 30  # seconds that anything may take on a machine under load


class Visitor:
    """One job at the gate.

    :param connection: to the job; every line that it sends is something that it did.
    """

    def __init__(self, connection: socket.socket) -> None:
        connection.settimeout(PATIENCE)
        self._connection = connection
        self._lines = connection.makefile("rb")
        self.kind, self.pid = json.loads(self._lines.readline())

    def go(self) -> None:
        """Let it go on; it may have been cut already."""
        with suppress(OSError):
            self._connection.sendall(b"go\n")

    def stays(self, seconds: float) -> bool:
        """Say whether it is still held after so many seconds; know earlier if not."""
        return not select([self._connection], [], [], seconds)[0]

    def story(self) -> list[str]:
        """Wait until it has ended or was cut; give what it did since it came."""
        told: list[str] = []
        # Who hangs up without having read our word resets the connection. What was
        # said before that stays said: `extend` keeps what it has when it is stopped.
        with suppress(ConnectionResetError):
            told.extend(line.decode().strip() for line in self._lines)
        return told

    def close(self) -> None:
        """Hang up."""
        self._lines.close()
        self._connection.close()


class Gate:
    """Where jobs come; `address` tells them the way."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=100)
        self.address = "{}:{}".format(*self._listener.getsockname())
        self._came: list[Visitor] = []
        self._seen = 0

    def next(self, kind: str) -> Visitor:
        """Wait for the next visitor of a kind.

        :raises AssertionError: none came within `PATIENCE` seconds; says who came.
        """
        deadline = monotonic() + PATIENCE
        while monotonic() < deadline:
            for visitor in self._came[self._seen :]:
                self._seen += 1
                if visitor.kind == kind:
                    return visitor
            self.accept(deadline - monotonic())
        came = [visitor.kind for visitor in self._came]
        raise AssertionError(f"no {kind!r} came within {PATIENCE} s, only {came}")

    def came(self, kind: str, quiet: float = 0) -> list[Visitor]:
        """Give all of a kind that have come so far.

        :param quiet: look until nobody has come for so many seconds.
        """
        while self.accept(quiet):
            pass
        return [visitor for visitor in self._came if visitor.kind == kind]

    def accept(self, seconds: float) -> bool:
        """Say whether anybody else comes within so many seconds."""
        ready, _, _ = select([self._listener], [], [], max(0.0, seconds))
        if ready:
            self._came.append(Visitor(self._listener.accept()[0]))
        return bool(ready)

    def forget(self) -> None:
        """Hang up on all that came to an earlier test, and failed it."""
        while self.accept(0):
            pass
        for visitor in self._came:
            visitor.close()
        self._came, self._seen = [], 0

    def close(self) -> None:
        """Hang up on all."""
        for visitor in self._came:
            visitor.close()
        self._listener.close()


@contextmanager
def opened() -> Iterator[Gate]:
    """Have a gate until the end of the block."""
    gate = Gate()
    try:
        yield gate
    finally:
        gate.close()
