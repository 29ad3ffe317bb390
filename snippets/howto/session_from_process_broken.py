"""What a child process writes into the session stays in the child

rule: exact
"""

from multiprocessing import current_process, get_context
from secrets import token_hex

from flask import Flask, session

app = Flask("shop")
app.secret_key = token_hex()
fork = get_context("fork")  # the default on Linux before CPython 3.14


def forecast(span: str, sold: list[int]) -> None:
    """Stands for a computation that takes long."""
    session[span] = sum(sold) // len(sold)
    print(f"{current_process().name}: {dict(session)}")


@app.get("/forecasts")
def make() -> str:
    forecast("day", [7])
    values = ["week", [7, 9, 11]]
    child = fork.Process(target=forecast, args=values, name="child")
    child.start()
    child.join(timeout=10)
    return f"made, the child ended with {child.exitcode}"


@app.get("/last")
def last() -> dict[str, int]:
    return dict(session)


def main() -> None:
    client = app.test_client()
    print(f"view: {client.get('/forecasts').text}")
    print(f"next request: {client.get('/last').json}")


if __name__ == "__main__":
    main()
