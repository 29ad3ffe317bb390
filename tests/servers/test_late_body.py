"""A thread with a copy of the request reads the body when the answer has gone.

It may read only when the server is done with the connection, so that its outcome does
not depend on who is faster. A small request is sent in one piece, as a proxy sends it:
some servers have read such a body along with the headers, before anybody asks for it.
"""

import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from servers.running import Running
from tests.servers.gates import PATIENCE, Gate
from tests.servers.observing import Observe, behaviour

GROUP = "The request after its answer"
LARGE = b"x" * 3_000_000
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def post(server: Running, path: str, kind: str, body: bytes) -> bytes:
    """Post a body; give the answer when the server is done with the connection.

    Where it keeps that, it is done when it answers a second request over it.
    """
    length = f"Content-Length: {len(body)}"
    first = lines(f"POST {path} HTTP/1.1", f"Content-Type: {kind}", length)
    address = ("127.0.0.1", server.port)
    with socket.create_connection(address, PATIENCE) as connection:
        # Beside reading: who does not want the body may answer before all is sent.
        with ThreadPoolExecutor(1) as sending:
            sending.submit(connection.sendall, first + body)
            answer = read_answer(connection)
        with suppress(OSError):  # the server has hung up
            if b"connection: close" not in answer.lower():
                connection.sendall(lines("GET /ready HTTP/1.1", "Connection: close"))
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):
                pass
    return answer


def lines(*head: str) -> bytes:
    """Make the head of a request."""
    return "\r\n".join([*head, "Host: probe", "", ""]).encode()


def read_answer(connection: socket.socket) -> bytes:
    """Read until the probe's whole answer is there."""
    answer = b""
    while not answer.endswith(b"answered"):
        piece = connection.recv(65536)
        assert piece, f"closed after {answer!r}"
        answer += piece
    return answer


def late(server: Running, gate: Gate, path: str, kind: str, body: bytes) -> str:
    """Post a body; give what the thread read when the answer was there."""
    assert b" 200 " in post(server, path, kind, body)
    reader = gate.next("late")
    reader.go()
    (read,) = reader.story()
    if not read[0].isdigit():
        return read
    return f"{read}, no error" if read.startswith("0 ") else "all of it"


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
