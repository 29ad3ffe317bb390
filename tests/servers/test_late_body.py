"""A thread with a copy of the request reads the body when the answer has gone.

It may read only when the server is done with the connection, so that the outcome does
not depend on who is faster. A small body is sent in one piece with the headers, as a
proxy may, and then apart from them: some servers have read it along with the headers.
"""

import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from servers.child import until
from servers.running import Running
from tests.servers.gates import PATIENCE, Gate, Visitor
from tests.servers.observing import Observe, behaviour

GROUP = "The request after its answer"
BUFFERING = 3.0  # seconds; a server that has not run the view by then wants all first
LARGE = b"x" * 3_000_000
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def post(server: Running, gate: Gate, *pieces: bytes) -> Visitor:
    """Post a request; give its thread, when the server is done with the connection.

    Where it keeps that, it is done when it answers a second request over it.
    """
    address = ("127.0.0.1", server.port)
    with socket.create_connection(address, PATIENCE) as connection:
        # Beside reading: who does not want the body may answer before all is sent.
        with ThreadPoolExecutor(1) as sending:
            sending.submit(send, connection, gate, pieces)
            answer = read_answer(connection)
        with suppress(OSError):  # the server has hung up
            if b"connection: close" not in answer.lower():
                connection.sendall(head("GET /ready HTTP/1.1", "Connection: close"))
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):
                pass
        ours = connection.getsockname()[1]
        until(lambda: closed(server.port, ours), "the server closes the connection")
    return gate.next("late")


def closed(here: int, there: int) -> bool:
    """Say whether no process holds this end of a connection any more.

    A server may tell us first that no more comes, and close the socket a moment later.
    """
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _, local, remote, *_, inode = line.split()[:10]
        ends = (local.partition(":")[2], remote.partition(":")[2])
        if ends == (f"{here:04X}", f"{there:04X}") and inode != "0":
            return False
    return True


def send(connection: socket.socket, gate: Gate, pieces: Sequence[bytes]) -> None:
    """Send a request; each further piece when the view has run, if it does by then."""
    for place, piece in enumerate(pieces):
        if place:
            gate.accept(BUFFERING)
        connection.sendall(piece)


def head(*lines: str) -> bytes:
    """Make the head of a request."""
    return "\r\n".join([*lines, "Host: probe", "", ""]).encode()


def read_answer(connection: socket.socket) -> bytes:
    """Read until the probe's whole answer is there."""
    answer = b""
    while not answer.endswith(b"answered"):
        piece = connection.recv(65536)
        assert piece, f"closed after {answer!r}"
        answer += piece
    return answer


def late(server: Running, gate: Gate, path: str, kind: str, body: bytes) -> str:
    """Post a body in one piece and in two; give what threads read after the answers."""
    length = f"Content-Length: {len(body)}"
    before = head(f"POST {path} HTTP/1.1", f"Content-Type: {kind}", length)
    readers = post(server, gate, before + body), post(server, gate, before, body)
    return " or ".join(dict.fromkeys(read(reader) for reader in readers))


def read(reader: Visitor) -> str:
    """Let a thread read."""
    reader.go()
    (got,) = reader.story()
    if not got[0].isdigit():
        return got
    return f"{got}, no error" if got.startswith("0 ") else "all of it"


@behaviour(
    "late_json",
    group=GROUP,
    question="A small JSON body, read by a thread after the answer",
)
def test_late_json(server: Running, shared_gate: Gate, observe: Observe) -> None:
    body = b'{"sku": "tea-250"}'
    observe(late(server, shared_gate, "/after/data", JSON, body))


@behaviour(
    "late_form",
    group=GROUP,
    question="A small form, read by a thread after the answer",
)
def test_late_form(server: Running, shared_gate: Gate, observe: Observe) -> None:
    observe(late(server, shared_gate, "/after/form", FORM, b"sku=tea-250"))


@behaviour(
    "late_large",
    group=GROUP,
    question="A body of 3 MB, read by a thread after the answer",
)
def test_late_large(server: Running, shared_gate: Gate, observe: Observe) -> None:
    observe(late(server, shared_gate, "/after/data", JSON, LARGE))
