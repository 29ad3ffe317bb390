"""A small server for the built site: compressed, cached, under a sub-path.

GitHub Pages serves a project's site so. Python's own `http.server` sends
nothing compressed, and would make every page look heavier than it is.
"""

import contextlib
import gzip
import mimetypes
import threading
from collections.abc import Iterator
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg")


@cache
def read(path: Path) -> tuple[str, bytes, bytes | None]:
    """Return the type of a file, its bytes, and these compressed if that pays."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix == ".out":
        kind = "text/plain"
    body = path.read_bytes()
    small = gzip.compress(body, 6, mtime=0) if kind.startswith(COMPRESSED) else None
    return kind, body, small


class SiteHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    root: Path
    prefix: str

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].partition("#")[0]
        found = self.find(path)
        if found is None:
            self.reply(HTTPStatus.NOT_FOUND, self.root / "404.html")
        elif found.is_dir():
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.reply(HTTPStatus.OK, found)

    def find(self, path: str) -> Path | None:
        """Return the file or the folder that a URL path names, if it is in the site."""
        if not path.startswith(self.prefix):
            return None
        inside = path.removeprefix(self.prefix)
        found = (self.root / inside).resolve()
        if inside.endswith("/") or not inside:
            found /= "index.html"
        return found if found.exists() and found.is_relative_to(self.root) else None

    def reply(self, status: HTTPStatus, path: Path) -> None:
        kind, body, small = read(path)
        accepts = "gzip" in self.headers.get("Accept-Encoding", "")
        sent = small if small and accepts else body
        self.send_response(status)
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_header("Content-Type", kind + charset)
        self.send_header("Content-Length", str(len(sent)))
        self.send_header("Cache-Control", "max-age=600")
        if sent is small:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: object) -> None:
        """Say nothing: what a page asks for is recorded in the browser."""


@contextlib.contextmanager
def serve(root: Path, prefix: str = "/handbook/") -> Iterator[str]:
    """Serve `root` below `prefix` on a free port, and yield the site's address."""
    names = {"root": root.resolve(), "prefix": prefix}
    handler = type("Handler", (SiteHandler,), names)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, name="site-server")
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join(timeout=30)
