"""A third party with one fault, over a bare socket."""

import gzip
import socket
import struct
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from threading import Event, Thread

BODY = b'{"sku": "tea-250", "quantity": 12}'
PIECE = b" " * 65_536
MANY = 100_000_000  # bytes
GAP = 0.01  # seconds between two bytes that trickle
PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail


def answer(body: bytes, *headers: bytes, status: bytes = b"200 OK") -> bytes:
    """Give a whole HTTP answer."""
    lines = [b"HTTP/1.1 " + status, b"Content-Length: %d" % len(body), *headers]
    return b"\r\n".join([*lines, b"", body])


class Faulty:
    """Does the same thing wrong to whoever asks, one after another.

    :param fault: name of the method that does it, or the answer's bytes.
    :ivar sent: bytes that could be sent until the asker hung up.
    :ivar asked: the request, as it came.
    """

    def __init__(self, fault: str | bytes) -> None:
        self.sent = 0
        self.asked = b""
        self._fault = fault
        self._closing = Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = Thread(target=self._serve, name="faulty third party")

    def __enter__(self) -> "Faulty":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        with socket.create_connection(("127.0.0.1", self.port)):
            self._thread.join()
        self._listening.close()

    def _serve(self) -> None:
        while True:
            asker, _ = self._listening.accept()
            with asker:
                if self._closing.is_set():
                    return
                self._answer(asker)

    def _answer(self, asker: socket.socket) -> None:
        asker.settimeout(PATIENCE)
        with suppress(OSError):  # the asker has hung up
            self.asked = asker.recv(65_536)
            if isinstance(self._fault, bytes):
                self._send(asker, self._fault)
            else:
                getattr(self, self._fault)(asker)
            asker.shutdown(socket.SHUT_WR)
            while asker.recv(65_536):
                pass

    def _send(self, asker: socket.socket, *parts: bytes) -> None:
        for part in parts:
            asker.sendall(part)
            self.sent += len(part)

    def _trickle(self, asker: socket.socket, text: bytes) -> None:
        for place in range(len(text)):
            self._send(asker, text[place : place + 1])
            if self._closing.wait(GAP):
                return

    @staticmethod
    def _reset(asker: socket.socket) -> None:
        # Closing sends a RST where it would linger for 0 seconds.
        asker.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        asker.close()

    def resets(self, asker: socket.socket) -> None:
        self._reset(asker)

    def resets_in_the_body(self, asker: socket.socket) -> None:
        self._send(asker, answer(BODY)[:-5])
        self._reset(asker)

    def hangs_up(self, asker: socket.socket) -> None:
        asker.close()

    def is_silent(self, _: socket.socket) -> None:
        self._closing.wait()

    def trickles_headers(self, asker: socket.socket) -> None:
        self._trickle(asker, answer(BODY, b"X-Long: " + b"x" * 300))

    def trickles_the_body(self, asker: socket.socket) -> None:
        whole = answer(BODY + b" " * 300)
        head, end, body = whole.partition(b"\r\n\r\n")
        self._send(asker, head + end)
        self._trickle(asker, body)

    def cuts_the_body(self, asker: socket.socket) -> None:
        self._send(asker, answer(BODY)[:-5])

    def is_no_http(self, asker: socket.socket) -> None:
        self._send(asker, b"SSH-2.0-OpenSSH_9.6 " + b"x" * 5000 + b"\r\n\r\n")

    def has_huge_headers(self, asker: socket.socket) -> None:
        self._send(asker, b"HTTP/1.1 200 OK\r\nX-Long: ", *[PIECE] * 8)

    def only_announces(self, asker: socket.socket) -> None:
        hints = b"HTTP/1.1 103 Early Hints\r\n\r\n" * 2000
        self._send(asker, *[hints] * 50, answer(BODY))

    def has_a_huge_body(self, asker: socket.socket) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % MANY
        self._send(asker, head, *[PIECE] * (MANY // len(PIECE)))

    def has_huge_chunks(self, asker: socket.socket) -> None:
        self._send(asker, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        chunk = b"%x\r\n%b\r\n" % (len(PIECE), PIECE)
        self._send(asker, *[chunk] * (MANY // len(PIECE)))

    def packs_the_body(self, asker: socket.socket) -> None:
        bomb = gzip.compress(b" " * 10_000_000)
        self._send(asker, answer(bomb, b"Content-Encoding: gzip"))

    def redirects_to_itself(self, asker: socket.socket) -> None:
        to_itself = b"Location: /stock/tea-250"
        self._send(asker, answer(b"", to_itself, status=b"302 Found"))

    def redirects_nowhere(self, asker: socket.socket) -> None:
        nowhere = b"Location: http://[nowhere/"
        self._send(asker, answer(b"", nowhere, status=b"301 Moved Permanently"))


@contextmanager
def full_backlog() -> Iterator[str]:
    """Give an address where a connection is neither accepted nor refused."""
    with (
        socket.create_server(("127.0.0.1", 0), backlog=0) as server,
        ExitStack() as stack,
    ):
        for _ in range(8):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(server.getsockname())
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@contextmanager
def nobody_there() -> Iterator[str]:
    """Give an address where no server listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{free.getsockname()[1]}"
