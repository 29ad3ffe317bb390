"""HTTP calls that end in time, and answers of a bounded size.

The time limits of `httpx` hold for each wait, not for a call
(https://www.python-httpx.org/advanced/timeouts/): who sends a byte a
second keeps within every one of them.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from socket import SOCK_STREAM, getaddrinfo
from ssl import SSLContext
from time import monotonic

import httpcore
import httpx

from reference_app.pipeline.errors import (
    BadAnswerError,
    TooSlowError,
    UnreachableError,
)

# Bytes of an answer's body; a page of the stock has a few thousand.
MOST_BYTES = 1_000_000
# Seconds that an idle connection is kept: as many as httpx keeps it.
KEPT = 5.0


def left(until: float | None) -> float:
    """Give the seconds until a moment of `time.monotonic()`.

    :raises httpcore.TimeoutException: none are left.
    """
    seconds = (until or 0.0) - monotonic()
    if seconds <= 0:
        raise httpcore.TimeoutException
    return seconds


class TimedStream(httpcore.NetworkStream):
    """A connection whose waits all end when the call has to end.

    `WholeCall` passes that moment as `timeout`, so each wait gets what
    is left.

    :param stream: the connection; its `timeout` is in seconds.
    """

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(
        self, max_bytes: int, timeout: float | None = None
    ) -> bytes:
        return self._stream.read(max_bytes, left(timeout))

    def write(
        self, buffer: bytes, timeout: float | None = None
    ) -> None:
        self._stream.write(buffer, left(timeout))

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        return TimedStream(
            self._stream.start_tls(
                ssl_context, server_hostname, left(timeout)
            )
        )

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class TimedBackend(httpcore.NetworkBackend):
    """Makes connections whose waits end when the call has to end.

    :param backend: makes them; its `timeout` is in seconds.
    """

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._backend = backend

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Try the host's addresses in turn; they share the time."""
        found = getaddrinfo(host, port, type=SOCK_STREAM)
        while True:
            seconds = left(timeout) / len(found)
            address = str(found.pop(0)[4][0])
            try:
                return TimedStream(
                    self._backend.connect_tcp(
                        address,
                        port,
                        seconds,
                        local_address,
                        socket_options,
                    )
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if not found:
                    raise


class WholeCall(httpx.BaseTransport):
    """Make a client's time limit hold for each call as a whole.

    Connecting, sending and receiving share the limit that httpx has for
    one read. Two waits it cannot shorten: looking up the host's name,
    as `getaddrinfo` has no time limit, and sending a body, as each part
    sent may take what is left; a GET has none.

    Cookies and redirects do not reach the client. What goes wrong is
    raised in our words.
    """

    def __init__(self) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            # One for each thread that asks: nobody waits for another,
            # and none is closed while threads come and go.
            max_connections=None,
            keepalive_expiry=KEPT,
            network_backend=TimedBackend(httpcore.SyncBackend()),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Give the whole answer.

        :raises SupplierError: too slow, unreachable, or bad.
        """
        seconds = request.extensions["timeout"]["read"]
        asked = as_httpcore(request, monotonic() + seconds)
        with (
            our_words(seconds),
            closing(self._pool.handle_request(asked)) as answer,
        ):
            body = read_body(answer)
        return httpx.Response(
            answer.status,
            headers=headers_of(answer, b"retry-after"),
            content=body,
        )

    def close(self) -> None:
        self._pool.close()


def as_httpcore(
    request: httpx.Request, until: float
) -> httpcore.Request:
    """Give the request as httpcore has it.

    :param until: when its waits end, by `time.monotonic()`.
    """
    url = request.url
    return httpcore.Request(
        request.method,
        httpcore.URL(
            scheme=url.raw_scheme,
            host=url.raw_host,
            port=url.port,
            target=url.raw_path,
        ),
        headers=request.headers.raw,
        content=request.read(),
        extensions={
            "timeout": dict.fromkeys(
                ("connect", "read", "write"), until
            )
        },
    )


@contextmanager
def our_words(seconds: float) -> Iterator[None]:
    """Raise what httpcore raises as an error of ours.

    :param seconds: the time limit.
    :raises SupplierError: too slow, unreachable, or bad.
    """
    try:
        yield
    except httpcore.ConnectTimeout as error:
        message = f"no connection within {seconds:g} s"
        raise TooSlowError(message) from error
    except httpcore.TimeoutException as error:
        message = f"no whole answer within {seconds:g} s"
        raise TooSlowError(message) from error
    except httpcore.ProtocolError as error:
        raise BadAnswerError(f"not HTTP: {error!s:.80}") from error
    # getaddrinfo raises the last two.
    except (httpcore.NetworkError, OSError, UnicodeError) as error:
        raise UnreachableError(f"no connection: {error}") from error


def headers_of(
    answer: httpcore.Response, name: bytes
) -> list[tuple[bytes, bytes]]:
    """Give the headers of that name, which is in lower case."""
    return [pair for pair in answer.headers if pair[0].lower() == name]


def read_body(answer: httpcore.Response) -> bytes:
    """Read a body as it is sent, not packed, up to `MOST_BYTES`.

    :raises BadAnswerError: it is larger, or packed. One of a few bytes
        may unpack to gigabytes.
    """
    for _, coding in headers_of(answer, b"content-encoding"):
        if coding.lower() != b"identity":
            raise BadAnswerError(
                f"content encoding {coding!r:.40}, asked for identity"
            )
    body = bytearray()
    for part in answer.iter_stream():
        body += part
        if len(body) > MOST_BYTES:
            raise BadAnswerError(f"more than {MOST_BYTES:,} bytes")
    return bytes(body)
