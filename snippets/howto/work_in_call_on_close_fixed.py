"""A thread of a pool waits, and the server's thread goes on

rule: exact
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

import httpx
from flask import Flask, Response
from werkzeug.serving import make_server

app = Flask("shop")
pool = ThreadPoolExecutor(1, "mail")
mail_server_answers = Event()


def send_mail() -> None:
    assert mail_server_answers.wait(timeout=10)
    print("mail sent")


@app.post("/orders")
def order() -> Response:
    pool.submit(send_mail)
    return Response("accepted", 202)


@app.get("/stock")
def stock() -> str:
    return "12"


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, app)  # one thread for all
    Thread(
        target=server.serve_forever, args=(0.05,), name="web"
    ).start()
    url = f"http://127.0.0.1:{server.port}"
    print(f"order: {httpx.post(f'{url}/orders', timeout=10).text}")
    try:
        print(f"stock: {httpx.get(f'{url}/stock', timeout=5).text}")
    except httpx.ReadTimeout:
        print("stock: no answer in time")
    mail_server_answers.set()
    server.shutdown()


if __name__ == "__main__":
    main()
