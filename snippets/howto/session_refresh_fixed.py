"""The cookie is sent only with an answer that changed the session

rule: exact
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from secrets import token_hex
from threading import Event, Thread

import httpx
from flask import Flask, session
from werkzeug.serving import make_server

app = Flask("shop")
app.secret_key = token_hex()
app.config["SESSION_REFRESH_EACH_REQUEST"] = False
reading, changed = Event(), Event()


@app.post("/language/<code>")
def choose(code: str) -> str:
    session.permanent = True
    session["language"] = code
    return f"changed to {code}"


@app.get("/report")
def report() -> str:
    reading.set()
    assert changed.wait(timeout=10)
    return f"report in {session['language']}"


def use(browser: httpx.Client) -> None:
    print(browser.post("/language/en").text)
    with ThreadPoolExecutor(1, "tab") as tab:
        slow = tab.submit(browser.get, "/report")
        assert reading.wait(timeout=10)
        print(browser.post("/language/de").text)
        changed.set()
        print(f"slow {slow.result(timeout=15).text}")
    print(f"next {browser.get('/report').text}")


def main() -> None:
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, app, threaded=True)
    serve, often = server.serve_forever, 0.05  # seconds
    Thread(target=serve, args=(often,), name="web").start()
    address = f"http://127.0.0.1:{server.port}"
    with server, httpx.Client(base_url=address, timeout=15) as browser:
        use(browser)
        server.shutdown()


if __name__ == "__main__":
    main()
