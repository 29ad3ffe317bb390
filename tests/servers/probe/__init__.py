"""The app that every server serves in these tests.

It is copied beside a server's configuration, so it imports nothing of this project.
"""

import os

from flask import Flask, Response

from . import after, errors, jobs, requests, threads

AREAS = (requests.routes, threads.routes, after.routes, errors.routes, jobs.jobs)


def create_app() -> Flask:
    """Make it, with the routes of each area."""
    made = Flask(__name__)
    made.secret_key = "of a test"  # noqa: S105  # it guards nothing
    for area in AREAS:
        made.register_blueprint(area)

    @made.get("/ready")
    def ready() -> Response:
        """Say which process answers."""
        return Response(str(os.getpid()), mimetype="text/plain")

    return made


app = create_app()
