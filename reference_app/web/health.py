"""GET /healthz: can this process do its work?"""

from typing import Any

from flask import Blueprint

from reference_app.web.current import pending, read, services

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def health() -> dict[str, Any]:
    """Read from the database; the error handler answers if that fails."""
    read(services().retrieve, "healthz")
    return {"status": "ok", "pending": pending().count}
