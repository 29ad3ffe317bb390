"""Ports for servers of a test."""

import socket
from contextlib import closing
from random import SystemRandom


def free_port() -> int:
    """Return a port of 127.0.0.1 on which nobody listens.

    It is below those that the system gives to outgoing connections (from 32768 on
    Linux), so that it is still free when a server is started on it again.
    """
    while True:
        port = SystemRandom().randrange(20_000, 32_000)
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
