"""`call_on_close`: the answer has gone, and the server's thread not

The server has one thread. It is at the mail, so the next request waits.

rule: exact
"""

import logging
from threading import Event, Thread

import httpx
from flask import Flask, Response
from werkzeug.serving import make_server

app = Flask("shop")
mail_server_answers = Event()


def send_mail() -> None:
    assert mail_server_answers.wait(timeout=10)
    print("mail sent")


@app.post("/orders")
def order() -> Response:
    response = Response("accepted", 202)
    response.call_on_close(send_mail)
    return response


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
        print(f"stock: {httpx.get(f'{url}/stock', timeout=0.5).text}")
    except httpx.ReadTimeout:
        print("stock: no answer in time")
    mail_server_answers.set()
    server.shutdown()


if __name__ == "__main__":
    main()
