"""A request keeps its language on g, which no other request has

rule: exact
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from flask import Flask, g, request

app = Flask("shop")
german_is_set, french_answered = Event(), Event()


@app.get("/<wanted>")
def greet(wanted: str) -> str:
    g.language = wanted
    if request.path == "/german":
        german_is_set.set()
        assert french_answered.wait(timeout=10)
    return f"{wanted} wanted, {g.language} shown"


def ask(path: str) -> str:
    return app.test_client().get(path).text


def main() -> None:
    with ThreadPoolExecutor(2, "web") as web:
        german = web.submit(ask, "/german")
        assert german_is_set.wait(timeout=10)
        print(web.submit(ask, "/french").result(timeout=10))
        french_answered.set()
        print(german.result(timeout=10))


if __name__ == "__main__":
    main()
