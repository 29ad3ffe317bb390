"""The cookie takes a key along, and a store keeps what was said

rule: exact
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from secrets import token_hex

from flask import Flask, Response, session

app = Flask("shop")
app.secret_key = token_hex()
PARTS = ("Two ", "mugs ", "are left.")  # stand for what a model says


def execute(statement: str, *values: str) -> str:
    with closing(sqlite3.connect("said.db")) as store:
        rows = store.execute(statement, values).fetchall()
        store.commit()
    return "\n".join(text for (text,) in rows)


def answer(chat: str) -> Iterator[str]:
    said = []
    for part in PARTS:
        said.append(part)
        yield part
    execute("INSERT INTO said VALUES (?, ?)", chat, "".join(said))


@app.post("/ask")
def ask() -> Response:
    chat = session.setdefault("chat", token_hex())
    return Response(answer(chat), mimetype="text/plain")


@app.get("/said")
def history() -> str:
    chat = session.get("chat", "")
    return execute("SELECT text FROM said WHERE chat = ?", chat)


def main() -> None:
    execute("CREATE TABLE IF NOT EXISTS said (chat, text)")
    client = app.test_client()
    parts = list(client.post("/ask").iter_encoded())
    print(f"streamed in {len(parts)} parts")
    print(f"next request: {client.get('/said').text}")


if __name__ == "__main__":
    main()
