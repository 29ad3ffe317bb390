"""Work that mostly waits, and the app that does it in a request.

As the app it stands alone in a server's folder, and finds `benchmarks` on its path.
"""

import os
import time

from flask import Flask, Response

from benchmarks.threads.computing import compute

WAIT = 0.05  # seconds
ROUNDS = "ROUNDS"  # environment variable: of computing, in each request


def unit(rounds: int) -> None:
    """Wait, as for a database, and compute a little."""
    time.sleep(WAIT)
    compute(rounds)


app = Flask(__name__)


@app.get("/ready")
def ready() -> Response:
    """Say which process answers."""
    return Response(str(os.getpid()), mimetype="text/plain")


@app.get("/wait")
def wait() -> str:
    """Wait and compute."""
    unit(int(os.environ[ROUNDS]))
    return "waited"
