"""A Flask app, served by a thread of your own program."""

from collections.abc import Iterator
from contextlib import contextmanager
from socket import create_server
from socketserver import ThreadingMixIn
from threading import Thread

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server


class Handler(WSGIRequestHandler):
    """Gives up a connection on which nothing comes.

    Browsers open some ahead of need; the stop would wait for them.
    """

    timeout = 5  # seconds of silence


@contextmanager
def serve_in_thread(
    app: Flask,
    host: str = "127.0.0.1",
    port: int = 0,
    timeout: float = 10.0,
) -> Iterator[str]:
    """Serve an app while the `with` block runs; yield its address.

    At the end it takes no new request, and finishes those under way.

    :param port: 0: a free one.
    :param timeout: seconds that the end may wait for requests.
    :raises OSError: at the start: the address cannot be had.
    :raises TimeoutError: at the end: a request is still under way.
    """
    # make_server would end the program where the port is taken.
    with create_server((host, port), backlog=128) as listening:
        server = make_server(
            *(host, port, app),
            threaded=True,
            request_handler=Handler,
            fd=listening.fileno(),
        )
    assert isinstance(server, ThreadingMixIn)  # since it is threaded
    server.daemon_threads = False  # or nobody waits for a request
    # This one may be cut: an exit without the end of the block.
    thread = Thread(
        target=server.serve_forever,
        args=(0.05,),  # seconds until it sees that it shall stop
        name="web",
        daemon=True,
    )
    thread.start()
    try:
        yield f"http://{host}:{server.port}"
    finally:
        server.shutdown()
        thread.join(timeout)  # its last act is to wait for requests
        if thread.is_alive():
            raise TimeoutError(
                f"After {timeout:g} s a request is still under way."
                " Give its calls time limits, or wait longer."
            )
