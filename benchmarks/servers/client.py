"""A client that makes exactly N requests, each on a new connection.

A well-known tool would do, but `ab` 2.3 makes its first request alone: of ten requests
that wait, that is a third of the time. Others round N, or share requests out among
clients beforehand, so that a slow one decides. This one costs little: it is one
thread, and waits for all connections together.
"""

import socket
from dataclasses import dataclass
from selectors import EVENT_READ, DefaultSelector, SelectorKey
from time import perf_counter

from benchmarks.service.figures import in_ms, percentile

PATIENCE = 60  # seconds in which something must come


class MeasurementError(Exception):
    """A request failed, or was not answered as it must be."""


@dataclass(frozen=True)
class Asked:
    """What it took.

    :ivar seconds: from the first request to the end of the last answer.
    :ivar p50_ms: half of the requests were answered within so many milliseconds.
    :ivar p99_ms: 99 of 100 were.
    """

    seconds: float
    p50_ms: float
    p99_ms: float


@dataclass
class Answer:
    """What has come so far of one answer."""

    began: float
    content: bytes = b""


class Client:
    """Makes requests, so many of them concurrently.

    :param port: of a server at 127.0.0.1.
    :param body: what each answer must be.
    """

    def __init__(self, port: int, path: str, body: str) -> None:
        self._address = ("127.0.0.1", port)
        # HTTP/1.0: the server closes the connection after its answer.
        self._request = f"GET {path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode()
        self._wanted = b"\r\n\r\n" + body.encode()
        self._taken: list[float] = []
        self._left = 0

    def ask(self, requests: int, clients: int) -> Asked:
        """Make requests; whenever one is answered the next is made.

        :param clients: requests under way; fewer where there are fewer requests.
        :raises MeasurementError: a request failed; it says how.
        """
        self._taken, self._left = [], requests
        start = perf_counter()
        with DefaultSelector() as selector:
            try:
                self._make_all(selector, min(requests, clients))
            except OSError as error:
                made = requests - self._left
                raise MeasurementError(f"request {made} failed: {error}") from error
            finally:
                for key in selector.get_map().values():
                    _socket(key).close()
        seconds = round(perf_counter() - start, 5)
        p50, p99 = (in_ms(percentile(self._taken, share)) for share in (0.5, 0.99))
        return Asked(seconds, p50, p99)

    def _make_all(self, selector: DefaultSelector, clients: int) -> None:
        for _ in range(clients):
            self._begin(selector)
        while selector.get_map():
            ready = selector.select(PATIENCE)
            if not ready:
                raise TimeoutError(f"no answer came for {PATIENCE} s")
            for key, _ in ready:
                self._read(selector, key)

    def _begin(self, selector: DefaultSelector) -> None:
        self._left -= 1
        answer = Answer(perf_counter())
        connection = socket.socket()
        connection.settimeout(PATIENCE)
        selector.register(connection, EVENT_READ, answer)
        connection.connect(self._address)
        connection.sendall(self._request)

    def _read(self, selector: DefaultSelector, key: SelectorKey) -> None:
        answer: Answer = key.data
        if part := _socket(key).recv(65536):
            answer.content += part
            return
        self._taken.append(perf_counter() - answer.began)
        selector.unregister(key.fileobj)
        _socket(key).close()
        self._check(answer.content)
        if self._left:
            self._begin(selector)

    def _check(self, content: bytes) -> None:
        status = content.partition(b"\r\n")[0]
        if b" 200 " not in status or not content.endswith(self._wanted):
            raise MeasurementError(
                f"wanted 200 and {self._wanted[4:]!r}, got {content[-500:]!r}"
            )


def _socket(key: SelectorKey) -> socket.socket:
    assert isinstance(key.fileobj, socket.socket)
    return key.fileobj
