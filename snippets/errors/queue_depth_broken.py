"""One thread, two requests: Waitress says that the second one waits

rule: exact
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Event, Thread

import httpx
from flask import Flask
from waitress import create_server

THREADS = 1

app = Flask("shop")
supplier_answers = Event()
seen: Queue[str] = Queue()


class Teller(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        seen.put(self.format(record))


@app.get("/stock/<sku>")
def stock(sku: str) -> str:
    seen.put(f"{sku}: the view has begun")
    return f"{sku}: answered is {supplier_answers.wait(10)}"


def main() -> None:
    logging.basicConfig(handlers=[Teller()], level="WARNING")
    server = create_server(app, listen="127.0.0.1:0", threads=THREADS)
    Thread(target=server.run, name="web", daemon=True).start()
    url = f"http://127.0.0.1:{server.effective_port}/stock"
    with ThreadPoolExecutor(2, "client") as clients:
        tea = clients.submit(httpx.get, f"{url}/tea", timeout=20)
        print(seen.get(timeout=10))
        mug = clients.submit(httpx.get, f"{url}/mug", timeout=20)
        print(seen.get(timeout=10))
        supplier_answers.set()
        print(tea.result(timeout=10).text)
        print(mug.result(timeout=10).text)


if __name__ == "__main__":
    main()
