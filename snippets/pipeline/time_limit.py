"""A third party out of time costs one request its limit, no more

The supplier holds its answer back; another sends a byte every few
hundredths of a second, so that no single wait is long. The client gives
both up, and says so in a word of ours. Then the first one speaks, and
all is well.

rule: exact
"""

from contextlib import suppress
from socket import create_server, socket
from threading import Event, Thread

from reference_app.pipeline.errors import SupplierError
from reference_app.pipeline.third_party import (
    ThirdParty,
    supplier_client,
)
from reference_app.supplier.simulator import Supplier

BODY = b'{"sku": "tea-250", "quantity": 12}'


def ask(url: str, sku: str, seconds: float) -> str:
    with supplier_client(url, timeout=seconds) as client:
        try:
            return f"{sku}: {ThirdParty(client)(sku).quantity}"
        except SupplierError as error:
            return f"{type(error).__name__}: {error}"


def trickle(server: socket, given_up: Event) -> None:
    """Send an answer whose last byte would come after 3 seconds."""
    asker, _ = server.accept()
    with asker, suppress(ConnectionError):
        asker.recv(65_536)
        asker.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
        for byte in BODY.rjust(100):
            if given_up.wait(0.03):
                return
            asker.sendall(bytes([byte]))


def ask_slow_one(seconds: float) -> str:
    given_up = Event()
    with create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        slow = Thread(
            target=trickle, args=(server, given_up), name="supplier"
        )
        slow.start()
        answer = ask(url, "tea-250", seconds)
        given_up.set()
        slow.join()
    return answer


def main() -> None:
    with Supplier({"tea-250": 12}) as supplier:
        supplier.open.clear()
        print(f"silent: {ask(supplier.url, 'tea-250', seconds=0.2)}")
        print(f"a byte at a time: {ask_slow_one(seconds=0.2)}")
        supplier.open.set()
        print(ask(supplier.url, "tea-250", seconds=10))
        print(ask(supplier.url, "no-such", seconds=10))


if __name__ == "__main__":
    main()
