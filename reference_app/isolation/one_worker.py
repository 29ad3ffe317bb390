"""A server with a single worker thread, to see what requests leave behind."""

from http.client import HTTPConnection

from werkzeug.serving import BaseWSGIServer


def serve(server: BaseWSGIServer, requests: int) -> None:
    """Answer that many requests, all in this thread, and stop."""
    with server:
        for _ in range(requests):
            server.handle_request()


def ask(server: BaseWSGIServer, path: str) -> str:
    """Get a path from a server on this machine; return the text."""
    client = HTTPConnection(server.host, server.port, timeout=10)
    client.request("GET", path)
    return client.getresponse().read().decode()
