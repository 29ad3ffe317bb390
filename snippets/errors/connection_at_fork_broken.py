"""A forked worker speaks over its parent's encrypted connection

A stand-in takes PostgreSQL's place. The cipher needs no certificate.

rule: exact
"""

import re
import ssl
from contextlib import suppress
from multiprocessing import get_context
from socket import create_connection, socket
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

CIPHER = "AECDH-AES128-SHA:@SECLEVEL=0"
fork = get_context("fork")


def encrypt(side: int, raw: socket) -> ssl.SSLSocket:
    context = ssl.SSLContext(side)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(CIPHER)
    server_side = side == ssl.PROTOCOL_TLS_SERVER
    return context.wrap_socket(raw, server_side=server_side)


class StandIn(BaseRequestHandler):
    def handle(self) -> None:
        client = encrypt(ssl.PROTOCOL_TLS_SERVER, self.request)
        with client, suppress(ssl.SSLError):
            while client.recv(1024):
                client.sendall(b"12 rows")


def connect(port: int) -> ssl.SSLSocket:
    raw = create_connection(("127.0.0.1", port), timeout=10)
    return encrypt(ssl.PROTOCOL_TLS_CLIENT, raw)


def query(process: str, database: ssl.SSLSocket) -> None:
    database.sendall(b"SELECT * FROM item")
    print(f"{process}: {database.recv(1024).decode()}", flush=True)


def use(port: int) -> None:
    with connect(port) as database:
        query("parent", database)
        worker = fork.Process(target=query, args=["worker", database])
        worker.start()
        worker.join()
        print(f"worker: exit status {worker.exitcode}")
        try:
            query("parent", database)
        except ssl.SSLError as error:
            words = re.sub(r"\[.*?\] | \(.*\)", "", error.args[1])
            print(f"parent: SSL error: {words}")


def main() -> None:
    with ThreadingTCPServer(("127.0.0.1", 0), StandIn) as server:
        serve, often = server.serve_forever, 0.05  # seconds
        Thread(target=serve, args=(often,), name="postgres").start()
        use(server.server_address[1])
        server.shutdown()


if __name__ == "__main__":
    main()
