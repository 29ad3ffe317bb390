"""The pool tries each connection before it lends it out

A stand-in takes MySQL's place. It closes what was idle.

rule: exact
"""

from socket import SO_LINGER, SOL_SOCKET, socket
from socketserver import StreamRequestHandler, ThreadingTCPServer
from struct import pack
from threading import Event, Thread

from flask import Flask
from sqlalchemy import Engine, create_engine

HELLO = b"\x0a8.0.0\0" + bytes(13) + b"\0\x82" + bytes(31)
URL = "mysql+pymysql://shop@127.0.0.1:{}/shop"
app = Flask("shop")
app.testing = True  # what a view raises goes on to the test
idle_closed = Event()


class StandIn(StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(bytes([len(HELLO), 0, 0, 0]) + HELLO)
        command = b""
        while command != b"\3ROLLBACK":  # the pool has it back
            header = self.rfile.read(4)
            command = self.rfile.read(header[0])
            ok = bytes([7, 0, 0, header[3] + 1]) + bytes(7)
            self.wfile.write(ok)


class MySQL(ThreadingTCPServer):
    def close_request(self, request: socket) -> None:
        request.setsockopt(SOL_SOCKET, SO_LINGER, pack("ii", 1, 0))
        super().close_request(request)
        idle_closed.set()


def connect(port: int) -> Engine:
    options = {"_initialize": False}  # the stand-in knows no SELECT
    return create_engine(
        URL.format(port), pool_pre_ping=True, **options
    )


@app.delete("/cart")
def empty_cart() -> str:
    with app.extensions["engine"].begin() as connection:
        connection.exec_driver_sql("DELETE FROM cart")
    return "the cart is empty"


def visit(when: str) -> None:
    print(f"{when}: {app.test_client().delete('/cart').text}")


def evening_and_morning() -> None:
    visit("evening")
    assert idle_closed.wait(timeout=10)
    visit("morning")


def main() -> None:
    with MySQL(("127.0.0.1", 0), StandIn) as server:
        serve, often = server.serve_forever, 0.05  # seconds
        Thread(target=serve, args=(often,), name="mysql").start()
        engine = connect(server.server_address[1])
        app.extensions["engine"] = engine
        evening_and_morning()
        engine.dispose()
        server.shutdown()


if __name__ == "__main__":
    main()
