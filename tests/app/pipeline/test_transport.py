"""A call ends in time, and its answer stays small, whatever is sent."""

import socket
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from ssl import SSLContext, create_default_context
from time import monotonic

import httpcore
import pytest

from reference_app.pipeline.errors import (
    BadAnswerError,
    TooSlowError,
    UnreachableError,
)
from reference_app.pipeline.third_party import ThirdParty, supplier_client
from reference_app.pipeline.transport import TimedBackend
from reference_app.supplier.simulator import Supplier
from tests.app.faulty import BODY, MANY, PATIENCE, Faulty, answer, full_backlog


@contextmanager
def asking(url: str, timeout: float = PATIENCE) -> Iterator[ThirdParty]:
    with supplier_client(url, timeout) as client:
        yield ThirdParty(client)


@pytest.mark.parametrize("fault", ["trickles_headers", "trickles_the_body"])
def test_bytes_that_trickle_do_not_prolong_the_call(fault: str):
    with (
        Faulty(fault) as faulty,
        asking(faulty.url, timeout=0.5) as third_party,
        pytest.raises(TooSlowError, match=r"no whole answer within 0\.5 s"),
    ):
        third_party("tea-250")
    assert faulty.sent > 1  # so it was not silence that ended the call


def test_a_flood_before_the_answer_does_not_prolong_the_call():
    with (
        Faulty("only_announces") as faulty,
        asking(faulty.url, timeout=0.2) as third_party,
        pytest.raises(TooSlowError),
    ):
        third_party("tea-250")


def test_a_connection_that_is_not_accepted():
    with (
        full_backlog() as url,
        asking(url, timeout=0.5) as third_party,
        pytest.raises(TooSlowError, match=r"no connection within 0\.5 s"),
    ):
        third_party("tea-250")


def test_a_handshake_that_does_not_end():
    with (
        Faulty("is_silent") as faulty,
        asking(faulty.url.replace("http", "https"), timeout=0.1) as third_party,
        pytest.raises(TooSlowError),
    ):
        third_party("tea-250")


def test_after_a_call_that_was_too_slow_the_next_is_answered(supplier: Supplier):
    supplier.open.clear()
    with supplier_client(supplier.url, timeout=0.05) as client:
        third_party = ThirdParty(client)
        with pytest.raises(TooSlowError):
            third_party("tea-250")
        supplier.open.set()
        client.timeout = PATIENCE
        assert third_party("tea-250").quantity == 12


@pytest.mark.parametrize("host", ["a" * 64, "no-such-host.invalid"])
def test_a_host_that_has_no_address(host: str, monkeypatch: pytest.MonkeyPatch):
    def unknown(name: str, *_: object, **__: object) -> list[object]:
        name.encode("idna")
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr("reference_app.pipeline.transport.getaddrinfo", unknown)
    with (
        asking(f"http://{host}") as third_party,
        pytest.raises(UnreachableError, match="no connection"),
    ):
        third_party("tea-250")


@pytest.mark.parametrize("fault", ["has_a_huge_body", "has_huge_chunks"])
def test_a_huge_body_is_not_read(fault: str):
    with Faulty(fault) as faulty, asking(faulty.url) as third_party:
        tracemalloc.start()
        with pytest.raises(BadAnswerError, match="more than 1,000,000 bytes"):
            third_party("tea-250")
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < MANY / 10
    assert faulty.sent < MANY / 2  # what the two sockets hold


def test_a_packed_body_is_neither_asked_for_nor_unpacked():
    with (
        Faulty("packs_the_body") as faulty,
        asking(faulty.url) as third_party,
        pytest.raises(BadAnswerError, match="gzip"),
    ):
        third_party("tea-250")
    assert b"Accept-Encoding: identity\r\n" in faulty.asked


def test_a_body_may_say_that_it_is_not_packed():
    plain = answer(BODY, b"Content-Encoding: identity")
    with Faulty(plain) as faulty, asking(faulty.url) as third_party:
        assert third_party("tea-250").quantity == 12


def test_a_connection_is_used_again_and_no_cookie_is_kept():
    requests = []

    class Lasting(Faulty):
        def lasts(self, asker: socket.socket) -> None:
            for _ in range(2):
                requests.append(self.asked)
                self._send(asker, answer(BODY, b"Set-Cookie: a=1"))
                self.asked = asker.recv(65_536)

    with Lasting("lasts") as faulty, asking(faulty.url) as third_party:
        assert third_party("tea-250").quantity == 12
        assert third_party("tea-250").quantity == 12
    first, second = requests
    assert first == second
    assert b"cookie" not in second.lower()


class Plain(httpcore.NetworkStream):
    """Notes the seconds that each wait gets."""

    def __init__(self) -> None:
        self.waits: list[float | None] = []

    def start_tls(
        self, _: SSLContext, __: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        self.waits.append(timeout)
        return self

    def write(self, _: bytes, timeout: float | None = None) -> None:
        self.waits.append(timeout)

    def read(self, _: int, timeout: float | None = None) -> bytes:
        self.waits.append(timeout)
        return b""


class Addresses(httpcore.NetworkBackend):
    """Notes each try; a try that fails takes no time."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.tried: list[tuple[str, float | None]] = []
        self.stream = Plain()

    def connect_tcp(
        self, host: str, _: int, timeout: float | None = None, *__: object
    ) -> httpcore.NetworkStream:
        self.tried.append((host, timeout))
        if self.failures:
            raise self.failures.pop(0)
        return self.stream


@pytest.fixture
def two_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(0, 0, 0, "", (address, 80)) for address in ("10.0.0.1", "10.0.0.2")]
    monkeypatch.setattr(
        "reference_app.pipeline.transport.getaddrinfo", lambda *_, **__: list(found)
    )


@pytest.mark.usefixtures("two_addresses")
def test_a_dead_address_leaves_time_for_the_next():
    addresses = Addresses(httpcore.ConnectTimeout())
    TimedBackend(addresses).connect_tcp("shop", 80, monotonic() + 100)
    (first, half), (second, rest) = addresses.tried
    assert (first, second) == ("10.0.0.1", "10.0.0.2")
    assert half <= 50 < rest <= 100


@pytest.mark.usefixtures("two_addresses")
def test_the_last_address_tells_what_is_wrong():
    addresses = Addresses(httpcore.ConnectTimeout(), httpcore.ConnectError("refused"))
    with pytest.raises(httpcore.ConnectError, match="refused"):
        TimedBackend(addresses).connect_tcp("shop", 80, monotonic() + 100)


@pytest.mark.usefixtures("two_addresses")
def test_every_wait_gets_what_is_left_of_the_call():
    until = monotonic() + 100
    addresses = Addresses()
    plain = TimedBackend(addresses).connect_tcp("shop", 443, until)
    encrypted = plain.start_tls(create_default_context(), "shop", until)
    encrypted.write(b"GET", until)
    encrypted.read(1, until)
    waits = addresses.stream.waits
    assert len(waits) == 3
    assert 100 >= waits[0] >= waits[1] >= waits[2] > 0
    with pytest.raises(httpcore.TimeoutException):
        encrypted.write(b"GET", monotonic())
    with pytest.raises(httpcore.TimeoutException):
        encrypted.read(1, monotonic())


def test_without_a_limit_nothing_is_waited_for():
    with pytest.raises(httpcore.TimeoutException):
        TimedBackend(Addresses()).connect_tcp("127.0.0.1", 80)
