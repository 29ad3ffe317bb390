"""What every server is asked: to wait, to add up numbers, to compute.

It is copied beside a server's configuration, so it stands alone.
"""

import os
import time

from flask import Flask, Response

WAIT = 0.05  # seconds
NUMBERS = 1000  # of the Fibonacci sequence

app = Flask(__name__)


@app.get("/ready")
def ready() -> Response:
    """Say which process answers."""
    return Response(str(os.getpid()), mimetype="text/plain")


@app.get("/wait")
def wait() -> str:
    """Wait, as for a database or another service."""
    time.sleep(WAIT)
    return "waited"


@app.get("/fibonacci")
def fibonacci() -> str:
    """Compute the numbers anew; say how many digits the last one has."""
    return str(len(str(first_numbers(NUMBERS)[-1])))


@app.get("/compute/<int:rounds>")
def compute(rounds: int) -> str:
    """Keep a core busy."""
    return str(count(rounds))


def first_numbers(how_many: int) -> list[int]:
    """Return the first Fibonacci numbers, from 0 and 1 on."""
    numbers, current, following = [], 0, 1
    for _ in range(how_many):
        numbers.append(current)
        current, following = following, current + following
    return numbers


def count(rounds: int) -> int:
    """Do so many rounds of pure-Python work."""
    total = 0
    for number in range(rounds):
        total += number % 7
    return total
