"""A MySQL connection for each thread

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread, current_thread

import pymysql
from pymysql.connections import Connection

HELLO = b"\x0a8.0.0\0" + bytes(13) + b"\0\x82" + bytes(31)
SELL = "UPDATE stock SET quantity = quantity - 1"
bob_sent, alice_read = Event(), Event()


class StandIn(StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(bytes([len(HELLO), 0, 0, 0]) + HELLO)
        while header := self.rfile.read(4):
            if self.rfile.read(header[0]) != b"\1":  # quit
                ok = bytes([7, 0, 0, header[3] + 1]) + bytes(7)
                self.wfile.write(ok)


class Stepped(Connection):
    def _read_query_result(self, unbuffered: bool = False) -> int:
        if current_thread().name == "alice_0":
            assert bob_sent.wait(timeout=10)
        if current_thread().name == "bob_0":
            bob_sent.set()
            assert alice_read.wait(timeout=10)
        return super()._read_query_result(unbuffered)


def connect(port: int) -> Connection:
    return Stepped(host="127.0.0.1", port=port, user="shop")


def sell(port: int) -> str:
    try:
        with connect(port) as connection:
            connection.query(SELL)
        return "sold"
    except pymysql.MySQLError as error:
        return f"pymysql.err.{type(error).__name__}: {error}"


def sell_together(port: int) -> None:
    with (
        ThreadPoolExecutor(1, "alice") as alice,
        ThreadPoolExecutor(1, "bob") as bob,
    ):
        first = alice.submit(sell, port)
        second = bob.submit(sell, port)
        print(f"alice: {first.result(timeout=10)}")
        alice_read.set()
        print(f"bob: {second.result(timeout=10)}")
    print(f"carol: {sell(port)}")


def main() -> None:
    print(f"threadsafety: {pymysql.threadsafety}")
    with ThreadingTCPServer(("127.0.0.1", 0), StandIn) as server:
        serve, often = server.serve_forever, 0.05  # seconds
        Thread(target=serve, args=(often,), name="mysql").start()
        sell_together(server.server_address[1])
        server.shutdown()


if __name__ == "__main__":
    main()
