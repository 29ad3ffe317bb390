"""All the ways in which the third party fails.

Most of them carry a body that would be a good answer. Its quantity is not among those
given, so if the app takes it from there, the check says "wrong".
"""

import asyncio
import socket
import struct
from collections.abc import Callable

from benchmarks.service.asker import Asker, http

MEGABYTE = 10**6
HUGE = 100  # megabytes
RESET = struct.pack("ii", 1, 0)  # SO_LINGER: on, 0 seconds: closing sends RST


def reset(asker: Asker, _: bytes) -> None:
    sock = asker.transport.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    asker.transport.abort()


def cut_short(asker: Asker, body: bytes) -> None:
    asker.transport.write(http(200, body)[:-1])
    asker.transport.close()


def silent(*_: object) -> None:
    """Say nothing, until the asker goes."""


def trickle(asker: Asker, body: bytes) -> None:
    async def byte_by_byte() -> None:
        for byte in http(200, body):
            asker.transport.write(bytes([byte]))
            await asyncio.sleep(1)

    asker.write_slowly(byte_by_byte())


def huge(asker: Asker, body: bytes) -> None:
    async def megabytes() -> None:
        length = len(body) + HUGE * MEGABYTE
        asker.transport.write(
            http(200, b"").replace(b"Length: 0", b"Length: %d" % length)
        )
        for _ in range(HUGE):
            await asker.write_when_there_is_room(b" " * MEGABYTE)
        await asker.write_when_there_is_room(body)
        asker.busy = False

    asker.write_slowly(megabytes())


def not_json(asker: Asker, body: bytes) -> None:
    asker.write(http(200, b"<html>" + body))


def wrong_types(asker: Asker, body: bytes) -> None:
    before, _, quantity = body.partition(b'"quantity": ')
    text = before + b'"quantity": "' + quantity.replace(b"}", b'"}')
    asker.write(http(200, text))


def missing_fields(asker: Asker, body: bytes) -> None:
    asker.write(http(200, body.replace(b"quantity", b"count")))


def status(code: int, *headers: str) -> Callable[[Asker, bytes], None]:
    def answer(asker: Asker, body: bytes) -> None:
        asker.write(http(code, body, *headers))

    return answer


# "refused" is not here: it takes the whole third party.
FAULTS: dict[str, Callable[[Asker, bytes], None]] = {
    "reset": reset,
    "cut short": cut_short,
    "silent": silent,
    "a byte a second": trickle,
    "404": status(404),
    "429": status(429, "Retry-After: 1"),
    "500": status(500),
    "redirect loop": status(302, "Location: /stock/loop"),
    "not JSON": not_json,
    "wrong types": wrong_types,
    "missing fields": missing_fields,
    "100 MB": huge,
}
