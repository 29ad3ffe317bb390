"""An app to try a server with: it says who answers

Save it as `app.py` and start a server beside it. Ask for `/` a few
times: the process and the thread are those of the server.

rule: exact
"""

from os import getpid

from flask import Flask

from reference_app.serving.who import Answering, who_answers

app = Flask(__name__)


@app.get("/")
def who() -> Answering:
    return who_answers()


@app.get("/ready")
def ready() -> str:
    return str(getpid())


def main() -> None:
    client = app.test_client()
    found = client.get("/").get_json()
    print(f"answered by {found['thread']}")
    print(f"a daemon: {found['daemon']}")
    print(f"ready: {client.get('/ready').status_code}")


if __name__ == "__main__":
    main()
