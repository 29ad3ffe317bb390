"""Two threads send their queries over one MySQL connection

The server is a stand-in: it takes the last digit of a command for the
number of rows. `Stepped` stops alice where bob can come in: her query
is sent, and the answer not yet read.

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread, current_thread

import pymysql
from pymysql.connections import Connection

HELLO = b"\x0a8.0.0\0" + bytes(13) + b"\0\x82" + bytes(31)
DELETE = "DELETE FROM cart LIMIT %s"
alice_sent, bob_read = Event(), Event()


class StandIn(StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(bytes([len(HELLO), 0, 0, 0]) + HELLO)
        while header := self.rfile.read(4):
            command = self.rfile.read(header[0])
            if command != b"\1":  # quit
                ok = bytes([0, command[-1] & 15, 0, 0, 0, 0, 0])
                self.wfile.write(bytes([7, 0, 0, header[3] + 1]) + ok)


class Stepped(Connection):
    def _read_query_result(self, unbuffered: bool = False) -> int:
        if current_thread().name == "alice_0":
            alice_sent.set()
            assert bob_read.wait(timeout=10)
        return super()._read_query_result(unbuffered)


def connect(port: int) -> Connection:
    return Stepped(host="127.0.0.1", port=port, user="shop")


def delete(connection: Connection, limit: int) -> str:
    try:
        rows = connection.cursor().execute(DELETE, [limit])
        return f"{limit} to delete, deleted {rows}"
    except pymysql.MySQLError as error:
        return f"pymysql.err.{type(error).__name__}: {error}"


def delete_together(port: int) -> None:
    connection = connect(port)
    with (
        ThreadPoolExecutor(1, "alice") as alice,
        ThreadPoolExecutor(1, "bob") as bob,
    ):
        first = alice.submit(delete, connection, 3)
        assert alice_sent.wait(timeout=10)
        second = bob.submit(delete, connection, 7)
        print(f"bob: {second.result(timeout=10)}")
        bob_read.set()
        print(f"alice: {first.result(timeout=10)}")
    print(f"carol: {delete(connection, 9)}")
    connection.close()


def main() -> None:
    print(f"threadsafety: {pymysql.threadsafety}")
    with ThreadingTCPServer(("127.0.0.1", 0), StandIn) as server:
        serve, often = server.serve_forever, 0.05  # seconds
        Thread(target=serve, args=(often,), name="mysql").start()
        delete_together(server.server_address[1])
        server.shutdown()


if __name__ == "__main__":
    main()
