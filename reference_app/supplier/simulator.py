"""The supplier: a real HTTP server in a thread, on a free port."""

import json
from collections.abc import Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import unquote

# The whole stock is handed out in this many pages.
PAGES = 20


class Handler(BaseHTTPRequestHandler):
    """Answers one GET; the server runs each in a thread of its own."""

    supplier: "Supplier"
    timeout = 10  # seconds until a silent asker is given up

    def do_GET(self) -> None:
        status, body = self.supplier.respond(unquote(self.path))
        with suppress(ConnectionError):  # the asker has hung up
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet: stderr belongs to the program."""


class Server(ThreadingHTTPServer):
    """Waits, when it closes, for the threads that still answer."""

    daemon_threads = False
    request_queue_size = 128  # askers that wait to be accepted


class Supplier:
    """A third party of our own: it answers from its stock.

    `with Supplier({"tea-250": 12}) as supplier:` runs it at the address
    `supplier.url`. Any thread may change `stock`; the next answer has
    the new value. Clear `open` to hold answers back, set it to let them
    go.

    :param stock: quantity by sku.
    :param latency: seconds before each answer.
    """

    def __init__(
        self,
        stock: Mapping[str, int],
        latency: float = 0.0,
    ) -> None:
        self.stock = dict(stock)
        self.latency = latency
        self.open = Event()
        self.open.set()
        self._stopping = Event()
        handler = type("Answer", (Handler,), {"supplier": self})
        self._server = Server(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(
            target=self._server.serve_forever,
            args=(0.02,),  # seconds until it sees that it shall stop
            name="supplier",
            daemon=True,
        )

    def __enter__(self) -> "Supplier":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Let held answers go, and wait for every thread."""
        self._stopping.set()
        self.open.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def respond(self, target: str) -> tuple[int, bytes]:
        """Give status and body, not before the gate is open."""
        self.open.wait()
        # Unlike a sleep, this wait ends when the server stops.
        self._stopping.wait(self.latency)
        answer = self._find(target)
        if answer is None:
            return 404, b'{"error": "not found"}'
        return 200, json.dumps(answer).encode()

    def _find(self, target: str) -> dict[str, object] | None:
        sku = target.removeprefix("/stock/")
        if sku in self.stock:
            return {"sku": sku, "quantity": self.stock[sku]}
        page = target.removeprefix("/stock?page=")
        if page in map(str, range(1, PAGES + 1)):
            return {"page": int(page), "items": self._items(int(page))}
        return None

    def _items(self, page: int) -> list[dict[str, object]]:
        stock = sorted(self.stock.items())
        size = -(-len(stock) // PAGES)  # rounded up
        part = stock[(page - 1) * size : page * size]
        return [{"sku": sku, "quantity": n} for sku, n in part]
