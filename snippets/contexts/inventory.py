"""Twenty calls to the supplier, under way together, gathered in order

The supplier answers no page before all twenty have been asked for: one
call after another would never get an answer.

rule: exact
"""

import json
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Barrier, Thread

import httpx
from flask import Flask

from reference_app.contexts.inventory import gather_inventory

app = Flask("shop")
pool = ThreadPoolExecutor(20, "call")
all_asked = Barrier(20)
supplier = httpx.Client(timeout=30)  # one client, for all threads


class Supplier(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        page = int(self.path.partition("page=")[2])
        all_asked.wait(timeout=20)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"page": page}).encode())

    def log_message(self, *_: object) -> None:
        """Keep the output to what the program prints."""


class Server(ThreadingHTTPServer):
    request_queue_size = 20


def fetch_page(page: int) -> int:
    answer = supplier.get(f"/stock?page={page}")
    return answer.raise_for_status().json()["page"]


@app.get("/api/inventory")
def inventory() -> list[int]:
    return gather_inventory(fetch_page, range(1, 21), pool, timeout=40)


def main() -> None:
    server = Server(("127.0.0.1", 0), Supplier)
    serving = Thread(target=server.serve_forever, args=(0.02,))
    serving.start()
    supplier.base_url = f"http://127.0.0.1:{server.server_port}"
    pages = app.test_client().get("/api/inventory").get_json()
    server.shutdown()
    serving.join()
    server.server_close()
    print(f"pages: {pages}")
    print(f"in order: {pages == sorted(pages)}, calls: {len(pages)}")


if __name__ == "__main__":
    main()
