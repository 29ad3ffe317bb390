"""The reference app as a server's app.py, for measuring its processes."""

import os

from flask import Response

from reference_app import create_app

app = create_app()


@app.get("/ready")
def ready() -> Response:
    """Say which process answers."""
    return Response(str(os.getpid()), mimetype="text/plain")


@app.get("/used")
def used() -> Response:
    """Answer a request of the app's own in this process, then say which it is."""
    assert app.test_client().get("/api/stock/tea-250").status_code == 200
    return ready()
