"""The child returns its result, and the view writes the session

rule: exact
"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from secrets import token_hex

from flask import Flask, session

app = Flask("shop")
app.secret_key = token_hex()


def forecast(sold: list[int]) -> int:
    """Stands for a computation that takes long."""
    return sum(sold) // len(sold)


@app.get("/forecasts")
def make() -> str:
    session["day"] = forecast([7])
    child = app.extensions["pool"].submit(forecast, [7, 9, 11])
    session["week"] = child.result(timeout=30)
    return f"made, the child returned {session['week']}"


@app.get("/last")
def last() -> dict[str, int]:
    return dict(session)


def main() -> None:
    client = app.test_client()
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        app.extensions["pool"] = pool
        print(f"view: {client.get('/forecasts').text}")
    print(f"next request: {client.get('/last').json}")


if __name__ == "__main__":
    main()
