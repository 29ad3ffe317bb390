"""The client makes N requests, no more than so many concurrently, and trusts none."""

import socket
import socketserver
from contextlib import contextmanager
from threading import Barrier, Lock, Thread

import pytest

from benchmarks.servers.client import Client, MeasurementError

GOOD = b"HTTP/1.0 200 OK\r\nContent-Length: 6\r\n\r\nwaited"


class Server(socketserver.ThreadingTCPServer):
    """Answers each connection once, as it is told, and counts."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, answer=GOOD, together=1):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = answer
        self.together = Barrier(together)
        self.lock = Lock()
        self.requests = []


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        asked = self.request.recv(65536)
        with self.server.lock:
            self.server.requests.append(asked)
        self.server.together.wait(10)
        self.request.sendall(self.server.answer)


@contextmanager
def serving(**options):
    with Server(**options) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join(10)


def client(server):
    return Client(server.server_address[1], "/wait", "waited")


def test_every_request_is_made_once():
    with serving() as server:
        asked = client(server).ask(requests=20, clients=8)
    assert server.requests == [b"GET /wait HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"] * 20
    assert 0 < asked.p50_ms <= asked.p99_ms <= asked.seconds * 1000


def test_all_clients_ask_concurrently_from_the_first_request_on():
    # The server answers none before eight have come.
    with serving(together=8) as server:
        client(server).ask(requests=24, clients=8)
    assert len(server.requests) == 24


def test_fewer_requests_have_fewer_clients():
    with serving(together=3) as server:
        client(server).ask(requests=3, clients=8)
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    "answer",
    [
        GOOD.replace(b"200 OK", b"500 INTERNAL SERVER ERROR"),
        GOOD.replace(b"waited", b"other!"),
        GOOD[:-1],
        b"",
    ],
    ids=["status", "other", "cut", "none"],
)
def test_an_answer_that_is_not_the_right_one_spoils_the_measurement(answer):
    with (
        serving(answer=answer) as server,
        pytest.raises(MeasurementError, match="wanted 200 and b'waited'"),
    ):
        client(server).ask(requests=1, clients=1)


def test_a_refused_connection_spoils_the_measurement():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(MeasurementError, match=r"request 1 failed: .*refused"):
        Client(port, "/wait", "waited").ask(requests=3, clients=1)
