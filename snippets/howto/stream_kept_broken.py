"""The generator writes the session after the cookie has left

rule: exact
"""

from collections.abc import Iterator
from secrets import token_hex

from flask import Flask, Response, session, stream_with_context

app = Flask("shop")
app.secret_key = token_hex()
PARTS = ("Two ", "mugs ", "are left.")  # stand for what a model says


@stream_with_context
def answer() -> Iterator[str]:
    said = []
    for part in PARTS:
        said.append(part)
        yield part
    session["said"] = "".join(said)


@app.post("/ask")
def ask() -> Response:
    return Response(answer(), mimetype="text/plain")


@app.get("/said")
def history() -> str:
    return session.get("said", "nothing")


def main() -> None:
    client = app.test_client()
    parts = list(client.post("/ask").iter_encoded())
    print(f"streamed in {len(parts)} parts")
    print(f"next request: {client.get('/said').text}")


if __name__ == "__main__":
    main()
